import { createServer } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { type Setup, type SetupOptions, setUp, tokens } from './support.ts';

/** A local Slack and a Bolt app that is connected to it in Socket Mode. Both end with the test. */
export async function withSocketApp(
  listen: (app: App) => void,
  options: Omit<SetupOptions, 'requestUrl'> = {},
): Promise<Setup & { app: App }> {
  const setup = await setUp(options);
  const app = await connect(setup, listen);
  onTestFinished(() => setup.close());
  return { ...setup, app };
}

/** One more instance of an app, on a socket of its own. */
export async function connect(setup: Setup, listen: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: tokens.appToken,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 50,
    installerOptions: { clientOptions: { slackApiUrl: setup.apiUrl } },
  });
  const app = new App({
    token: tokens.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
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
  const receiver = new HTTPReceiver({ signingSecret: tokens.signingSecret, logLevel: LogLevel.ERROR });
  const server = createServer((request, response) => receiver.requestListener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const setup = await setUp({ ...options, requestUrl: `http://127.0.0.1:${port}/slack/events` });
  const app = new App({
    token: tokens.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
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
