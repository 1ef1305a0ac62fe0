import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const project = fileURLToPath(new URL('../..', import.meta.url));

export type BundledProcess = {
  /** The file to start. */
  program: string;
  /** A folder for what Node has compiled of it (`NODE_COMPILE_CACHE`). */
  compiled: string;
  remove(): Promise<void>;
};

/**
 * `purchase-process.ts` with all that it imports in one file: read from hundreds, each of some hundred lives would take
 * ten times as long to begin.
 */
export async function bundleProcess(): Promise<BundledProcess> {
  // Below node_modules, where the file finds what cannot be put into it.
  const cache = join(project, 'node_modules/.cache/zoom-phone-chatops');
  await mkdir(cache, { recursive: true });
  const outDir = await mkdtemp(join(cache, 'crash-'));
  await build({
    root: project,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, external: ['@electric-sql/pglite', '@napi-rs/canvas', 'pg-native'] },
    build: {
      ssr: fileURLToPath(new URL('./purchase-process.ts', import.meta.url)),
      outDir,
      target: 'node24',
      minify: false,
    },
  });
  const program = join(outDir, 'purchase-process.js');
  return { program, compiled: join(outDir, 'compiled'), remove: () => rm(outDir, { recursive: true }) };
}
