import type { Config } from '../../src/config.ts';
import { createLog, type Log } from '../../src/log.ts';

export type LogLine = { level: string; msg: string; ref?: string; [field: string]: unknown };

export type CapturedLog = {
  log: Log;
  /** Every line so far, as it would have been written. */
  text(): string;
  lines(): LogLine[];
  /** The lines that carry this reference. */
  about(reference: string): LogLine[];
  /** Resolves with the first line of this kind, written or still to come. */
  waitFor(probe: (line: LogLine) => boolean): Promise<LogLine>;
  /** @returns ends it */
  onLine(listener: (line: LogLine) => void): () => void;
};

/** A log of the bot that a test can read. */
export function captureLog(level: Config['logLevel'], secrets: string[]): CapturedLog {
  const written: string[] = [];
  const listeners = new Set<(line: LogLine) => void>();
  const read = (line: string): LogLine => JSON.parse(line);
  return {
    log: createLog(level, secrets, {
      write(line) {
        written.push(line);
        for (const listener of listeners) listener(read(line));
      },
    }),
    text: () => written.join(''),
    lines: () => written.map(read),
    about: (reference) => written.map(read).filter(({ ref }) => ref === reference),
    waitFor: (probe) =>
      new Promise((resolve) => {
        const look = (line: LogLine) => {
          if (!probe(line)) return;
          listeners.delete(look);
          resolve(line);
        };
        listeners.add(look);
        for (const line of written) look(read(line));
      }),
    onLine(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
