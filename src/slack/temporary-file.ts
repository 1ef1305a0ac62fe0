import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that is written, and in no folder. */
export type TemporaryFile = {
  bytes: number;
  /** From its beginning, each time it is asked for. */
  read(): AsyncGenerator<Uint8Array>;
};

/** Bytes that are read, and characters that are gathered before they are written. */
const CHUNK = 64 * 1_024;

/**
 * Writes text to a file as it comes, for it may not fit in memory, and works with it. The file has no name from its
 * first byte on: when the work is over, or the process is killed in the middle, nothing of it is left.
 * @throws what `text` and `work` throw
 */
export async function withTemporaryFile<Result>(
  text: AsyncIterable<string>,
  work: (file: TemporaryFile) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-phone-'));
  const file = await open(join(folder, 'file'), 'wx+', 0o600).finally(() =>
    rm(folder, { recursive: true, force: true }),
  );
  try {
    // Takes no more from the text than is written.
    await file.writeFile(gathered(text));
    const { size } = await file.stat();
    return await work({ bytes: size, read: () => chunksOf(file) });
  } finally {
    await file.close();
  }
}

/** A line at a time would be a call of the system each. */
async function* gathered(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const piece of text) {
    held += piece;
    if (held.length < CHUNK) continue;
    yield held;
    held = '';
  }
  if (held) yield held;
}

async function* chunksOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(CHUNK), position });
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
