import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventoryText } from '../../src/inventory/export-inventory.ts';
import { EVERY_NUMBER } from '../../src/inventory/number-filter.ts';
import type { ZoomClient } from '../../src/zoom/client.ts';
import { clientOf } from '../support/purchase-world.ts';
import { startWatchedZoom, type WatchedZoom } from '../support/watched-zoom.ts';

const NUMBERS = 20_000;
const PAGE = 300;
const MIB = 1_024 * 1_024;
const child = fileURLToPath(new URL('../support/export-in-child.ts', import.meta.url));

describe('An export of 20,000 numbers', () => {
  let zoom: WatchedZoom;
  let client: ZoomClient;

  beforeAll(async () => {
    zoom = await startWatchedZoom('meridian', NUMBERS);
    client = clientOf(zoom);
  });
  afterAll(async () => {
    await client.close();
    await zoom.close();
  });

  const everyNumber = () =>
    zoom.zoom
      .snapshot()
      .numbers.map((each) => each.phone_number)
      .toSorted();

  it('reads no page before the one before it is taken', async () => {
    let read = 0;
    const counting: ZoomClient = {
      ...client,
      numbers: {
        ...client.numbers,
        async page(...args) {
          const page = await client.numbers.page(...args);
          read += page.items.length;
          return page;
        },
      },
    };
    const { text } = inventoryText(counting, EVERY_NUMBER);
    let taken = 0;
    let most = 0;
    for await (const lines of text) {
      most = Math.max(most, read - taken);
      taken += lines.match(/^\+\d/gm)?.length ?? 0;
    }
    expect(taken).toBe(NUMBERS);
    expect(most).toBe(PAGE);
  });

  it('needs no more memory at its end than at its beginning, and has every number once', async () => {
    const received: Buffer[] = [];
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => received.push(chunk));
      request.on('end', () => response.end('OK'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const run = await promisify(execFile)(process.execPath, [
      child,
      zoom.apiUrl,
      zoom.oauthUrl,
      `http://127.0.0.1:${port}/`,
    ]);
    server.close();
    const { heap, numbers }: { heap: number[]; numbers: number } = JSON.parse(run.stdout);
    expect(numbers).toBe(NUMBERS);
    const rows: Record<string, string>[] = parse(Buffer.concat(received), { bom: true, columns: true });
    expect(rows.map(({ number }) => number).toSorted()).toEqual(everyNumber());

    // What the first pages bring along (compiled code, connections) is there by then.
    const [settled = 0, end = 0] = [heap[9], heap.at(-1)];
    expect((end - settled) / MIB).toBeLessThan(1.5);
    expect((Math.max(...heap.slice(9)) - settled) / MIB).toBeLessThan(1.5);
  });
});
