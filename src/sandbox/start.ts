import { systemClock } from '../clock.ts';
import { randomIds } from '../ids.ts';
import { startSandbox } from './sandbox.ts';

const port = Number(process.env['PORT'] ?? 3000);
const dataDir = process.env['DATA_DIR'] ?? './data';

try {
  const sandbox = await startSandbox({
    port,
    dataDir,
    environment: process.env,
    clock: systemClock,
    ids: randomIds,
    random: Math.random,
    orderSpeed: Number(process.env['SANDBOX_ORDER_SPEED'] ?? 0),
  });
  const sides = [
    sandbox.slack ? 'Slack: a local workspace' : 'Slack: your real workspace',
    sandbox.zoom ? 'Zoom: a local service' : 'Zoom: your real account',
    `data in ${dataDir}`,
  ];
  process.stdout.write(
    `\n  Ready: open http://localhost:${port}\n  ${sides.join(' · ')}\n  The bot's health: http://localhost:${sandbox.bot.port}/readyz · Ctrl-C stops\n\n`,
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => sandbox.close().then(() => process.exit(0)));
  }
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const message = taken
    ? `Port ${port} or ${port + 1} is taken. Stop what uses it, or choose another: PORT=4000 npm run sandbox`
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
