import { enableCompileCache } from 'node:module';
import { prepareDatabase } from './first-database.ts';

// Both before anything else is loaded: what Node compiled at the last start serves this one, and the first setting up of
// the database takes a processor for seconds, in which the rest is loaded and the page built.
enableCompileCache(
  new URL('../../node_modules/.cache/zoom-phone-chatops/compiled', import.meta.url).pathname,
);
prepareDatabase(`${process.env['DATA_DIR'] || './data'}/database`).catch(() => {
  // Said by `startSandbox`, which waits for it.
});
await import('./run.ts');
