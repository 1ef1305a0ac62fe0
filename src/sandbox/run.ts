import { z } from 'zod';
import { systemClock } from '../clock.ts';
import { ConfigError } from '../config.ts';
import { randomIds } from '../ids.ts';
import { DamagedState } from './keep-state.ts';
import { startSandbox } from './sandbox.ts';

const settings = z
  .object({
    PORT: z.coerce.number('PORT should be a port number, e.g. 3000').int().min(0).max(65_534).default(3000),
    DATA_DIR: z.string().default('./data'),
    SANDBOX_ORDER_SPEED: z.coerce
      .number('SANDBOX_ORDER_SPEED should be steps a minute, e.g. 2')
      .nonnegative()
      .default(0),
  })
  .safeParse(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value)));

if (!settings.success) fail(z.prettifyError(settings.error));
const { PORT: port, DATA_DIR: dataDir, SANDBOX_ORDER_SPEED: orderSpeed } = settings.data;

try {
  const sandbox = await startSandbox({
    port,
    dataDir,
    environment: process.env,
    clock: systemClock,
    ids: randomIds,
    random: Math.random,
    orderSpeed,
  });
  const sides = [
    sandbox.slack ? 'Slack: a local workspace' : 'Slack: your real workspace',
    sandbox.zoom ? 'Zoom: a local service' : 'Zoom: your real account',
    `data in ${dataDir}`,
  ];
  process.stdout.write(
    `\n  Ready: open http://localhost:${new URL(sandbox.url).port}\n  ${sides.join(' · ')}\n  The bot's health: http://localhost:${sandbox.bot.port}/readyz · Ctrl-C stops\n\n`,
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => sandbox.close().then(() => process.exit(0)));
  }
} catch (error) {
  fail(explain(error));
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** What the person who starts it can mend is a sentence; everything else keeps its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} or ${port + 1} is taken. Stop what uses it, or choose another: PORT=4000 npm run sandbox`;
  }
  const told = error instanceof ConfigError || error instanceof DamagedState || error.name === 'FolderInUse';
  return told ? error.message : (error.stack ?? error.message);
}
