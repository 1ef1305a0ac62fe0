import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '../../src/clock.ts';
import { inventoryText } from '../../src/inventory/export-inventory.ts';
import { EVERY_NUMBER } from '../../src/inventory/number-filter.ts';
import { LOCAL_CREDENTIALS } from '../../src/sandbox/zoom/local-zoom.ts';
import { withTemporaryFile } from '../../src/slack/temporary-file.ts';
import { createZoomClient } from '../../src/zoom/client.ts';

/**
 * A process of its own that exports the inventory of the Zoom at `apiUrl` to `uploadUrl`, and prints how its memory
 * went: bytes of the heap that are in use after each page, when everything has been let go of that can be.
 */
const [apiUrl = '', oauthUrl = '', uploadUrl = ''] = process.argv.slice(2);

setFlagsFromString('--expose-gc');
const letGo: () => void = runInNewContext('gc');

const zoom = createZoomClient({
  apiUrl,
  oauthUrl,
  ...LOCAL_CREDENTIALS,
  clock: systemClock,
  random: Math.random,
  limits: { light: 1_000, medium: 1_000, heavy: 1_000 },
});
const heap: number[] = [];
const exported = inventoryText(zoom, EVERY_NUMBER, async () => {
  letGo();
  heap.push(process.memoryUsage().heapUsed);
});
await withTemporaryFile(exported.text, async ({ bytes, read }) => {
  const headers = { 'content-length': String(bytes) };
  await fetch(uploadUrl, { method: 'POST', body: read(), duplex: 'half', headers });
});
letGo();
heap.push(process.memoryUsage().heapUsed);
process.stdout.write(JSON.stringify({ heap, numbers: exported.numbers() }));
await zoom.close();
