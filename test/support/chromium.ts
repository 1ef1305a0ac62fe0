import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where systems keep Chromium or Chrome. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-sync',
];

/** The system's own Chromium (or the one that CHROMIUM_PATH names), else the one that came with `npm ci`. */
export async function launchChromium(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  const system = named === 'npm' ? undefined : (named ?? SYSTEM_BROWSERS.find((path) => existsSync(path)));
  if (system) return chromium.launch({ executablePath: system, args: QUIET });

  // The package brings the libraries that Chromium needs and a bare Debian lacks, but unpacks them only where it
  // believes itself to be in a Lambda, which it tells by this variable as it is loaded.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  packaged.setGraphicsMode = false;
  // Not with the package's own flags: one of them keeps everything in one process, which ends with the first page closed.
  return chromium.launch({ executablePath: await packaged.executablePath(), args: QUIET });
}
