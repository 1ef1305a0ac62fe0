import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';

/** Milliseconds between a change and its being on disk. */
const SAVE_AFTER = 300;

/** A file of the sandbox's state that cannot be read. */
export class DamagedState extends Error {
  constructor(file: string) {
    super(`${file} is damaged: delete it to start the sandbox from the beginning`);
    this.name = 'DamagedState';
  }
}

export type KeptState<State> = {
  /** What was kept at the last stop; undefined on the first start. */
  initial: State | undefined;
  /** Says that there is something new to keep. */
  changed(): void;
  /** Writes what is outstanding. */
  close(): void;
};

/**
 * Keeps a local service's state in a JSON file between starts of the sandbox.
 * @param parse reads back what was kept
 * @param snapshot the whole state as plain data
 * @throws when the file is there but cannot be read, with its name and the cure
 */
export function keepState<State>(
  file: string,
  { clock, parse, snapshot }: { clock: Clock; parse: (json: unknown) => State; snapshot: () => unknown },
): KeptState<State> {
  let cancel: (() => void) | undefined;
  const save = () => {
    cancel?.();
    cancel = undefined;
    mkdirSync(dirname(file), { recursive: true });
    // Renamed into place, so that a kill in the middle leaves the state before.
    writeFileSync(`${file}.new`, JSON.stringify(snapshot()));
    renameSync(`${file}.new`, file);
  };
  return {
    initial: readState(file, parse),
    changed: () => {
      cancel ??= clock.schedule(SAVE_AFTER, save);
    },
    close: () => {
      if (cancel) save();
      // Nothing is kept from here on: sockets that close late are changes too, and the next start may have the file.
      cancel = () => {};
    },
  };
}

function readState<State>(file: string, parse: (json: unknown) => State): State | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return parse(JSON.parse(text));
  } catch {
    throw new DamagedState(file);
  }
}
