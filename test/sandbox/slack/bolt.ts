import { createServer } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { quiet, type Setup, type SetupOptions, setUp, tokens } from './support.ts';

/** A local Slack and a Bolt app that is connected to it in Socket Mode. Both end with the test. */
export async function withSocketApp(
  listen: (app: App) => void,
  options: Omit<SetupOptions, 'requestUrl'> = {},
): Promise<Setup & { app: App }> {
  const setup = await setUp(options);
  // Hooks run from the last to the first: the app stops before its Slack is gone.
  onTestFinished(() => setup.close());
  const app = await connect(setup, listen);
  return { ...setup, app };
}

/** One more instance of an app, on a socket of its own. */
export async function connect(setup: Setup, listen: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: tokens.appToken,
    logger: quiet,
    // Also how long the SDK waits before it connects again.
    clientPingTimeout: 1_000,
    installerOptions: { clientOptions: { slackApiUrl: setup.apiUrl } },
  });
  const app = new App({
    token: tokens.botToken,
    // Otherwise Bolt asks auth.test in the background, and a test that ends sooner fails with its unread refusal.
    tokenVerificationEnabled: false,
    receiver,
    logger: quiet,
    clientOptions: { slackApiUrl: setup.apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  await app.start();
  onTestFinished(() => app.stop().then(() => undefined));
  return app;
}

/** The same over signed HTTP. */
export async function withHttpApp(
  listen: (app: App) => void,
  options: Omit<SetupOptions, 'requestUrl'> = {},
): Promise<Setup & { app: App }> {
  const receiver = new HTTPReceiver({ signingSecret: tokens.signingSecret, logger: quiet });
  const server = createServer((request, response) => receiver.requestListener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const setup = await setUp({ ...options, requestUrl: `http://127.0.0.1:${port}/slack/events` });
  const app = new App({
    token: tokens.botToken,
    // Otherwise Bolt asks auth.test in the background, and a test that ends sooner fails with its unread refusal.
    tokenVerificationEnabled: false,
    receiver,
    logger: quiet,
    clientOptions: { slackApiUrl: setup.apiUrl, retryConfig: { retries: 0 } },
  });
  listen(app);
  onTestFinished(async () => {
    await setup.close();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });
  return { ...setup, app };
}
