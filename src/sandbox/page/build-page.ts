import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const pageFolder = dirname(fileURLToPath(import.meta.url));
const projectFolder = resolve(pageFolder, '../../..');

/** Written last into a build: its presence with the right hash means that the build is whole. */
const stampFile = 'built-from.txt';

/**
 * Builds the page, unless the same sources were built there before. Older builds in the default place are removed.
 *
 * @param outDir where to; by default a folder of its own for every state of the sources, under `node_modules/.cache`
 * @returns the folder to serve at `/`, with its `index.html`
 * @throws when the sources do not compile
 */
export async function buildPage({ outDir }: { outDir?: string } = {}): Promise<string> {
  const hash = await hashSources();
  const folder = outDir ?? join(projectFolder, 'node_modules/.cache/zoom-phone-chatops', `page-${hash}`);
  const stamp = join(folder, stampFile);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return folder;

  // Built aside and moved into place: a second sandbox that starts now finds a whole build or none.
  const aside = `${folder}.${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  await bundle(aside);
  await writeFile(join(aside, stampFile), hash);
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(stamp)) throw error;
  }
  if (outDir === undefined) await prune(folder);
  return folder;
}

/** One older build is left: a sandbox that was started before the sources changed may still be serving it. */
async function prune(current: string): Promise<void> {
  const parent = dirname(current);
  const names = (await readdir(parent)).filter((name) => /^page-[0-9a-f]{16}$/.test(name));
  const others = await Promise.all(
    names
      .map((name) => join(parent, name))
      .filter((folder) => folder !== current)
      .map(async (folder) => ({ folder, built: await builtAt(folder) })),
  );
  const old = others.sort((a, b) => b.built - a.built).slice(1);
  await Promise.all(old.map(({ folder }) => rm(folder, { recursive: true, force: true })));
}

/** 0 where a second sandbox has just removed it. */
async function builtAt(folder: string): Promise<number> {
  return stat(join(folder, stampFile)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

async function bundle(outDir: string): Promise<void> {
  // Vite takes a while to load, and most starts find the page built.
  const { build } = await import('vite');
  await build({
    root: pageFolder,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    // Whatever NODE_ENV says, as it does under a test runner: React's two JSX runtimes do not mix.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  });
}

async function hashSources(): Promise<string> {
  const found = await readdir(pageFolder, { recursive: true });
  const sources = found.filter((name) => /\.(tsx?|css|html|json)$/.test(name)).sort();
  const files = [...sources.map((name) => join(pageFolder, name)), join(projectFolder, 'package-lock.json')];
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.slice(projectFolder.length)).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}
