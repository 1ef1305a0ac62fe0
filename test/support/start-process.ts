import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export type BotProcess = {
  /** Everything written so far, the log and the last words. */
  output(): string;
  errors(): string;
  /** Resolves as soon as the output has this in it. @throws when the process ends without having said it */
  says(what: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  /** Resolves when the process has ended, with its exit code; null after a kill. */
  ended: Promise<number | null>;
};

/** Compiled once, not by each of some dozen processes. */
const compiled = fileURLToPath(
  new URL('../../node_modules/.cache/zoom-phone-chatops/compiled', import.meta.url),
);

/** Starts the bot as an operator does: a process of its own with nothing but these settings. */
export function startProcess(environment: Record<string, string>, role?: string): BotProcess {
  const child = spawn(process.execPath, [main, ...(role ? [role] : [])], {
    env: { ...environment, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  const listeners = new Set<() => void>();
  const heard = (add: (text: string) => void) => (chunk: Buffer) => {
    add(chunk.toString());
    for (const listener of listeners) listener();
  };
  child.stdout.on(
    'data',
    heard((text) => {
      output += text;
    }),
  );
  child.stderr.on(
    'data',
    heard((text) => {
      errors += text;
    }),
  );
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));

  return {
    output: () => output,
    errors: () => errors,
    says: (what) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = what.exec(output);
          if (found) resolve(found);
        };
        listeners.add(look);
        look();
        ended.then(() => reject(new Error(`It ended without saying ${what}:\n${output}\n${errors}`)));
      }),
    signal: (name) => child.kill(name),
    ended,
  };
}

/** The port that a process has said it listens on. */
export async function portOf(bot: BotProcess): Promise<number> {
  const [, port] = await bot.says(/Listening on port (\d+)/);
  return Number(port);
}
