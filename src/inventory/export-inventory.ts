import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { readAuditRows } from '../store/audit.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { type ExportFilterReading, readExportFilter } from './export-filter.ts';
import { INVENTORY_HEADER, inventoryLine } from './inventory-csv.ts';
import { isWanted } from './is-wanted.ts';
import type { NumberFilter } from './number-filter.ts';
import { zoomQuery } from './zoom-filter.ts';

/** As many as Zoom gives at once. */
const PAGE = 300;

/** How far an export has come. */
export type ExportProgress = {
  /** Numbers that were read. */
  read: number;
  /** As many as there are, when Zoom says so. */
  total?: number | undefined;
};

export type ExportOptions = {
  /** Slack user id. */
  by: string;
  /** Which numbers, as `readExportFilter` reads them. */
  words: string;
  /** Heard after each page, before the next is asked for. */
  onProgress?: ((progress: ExportProgress) => Promise<void>) | undefined;
};

type Unclear = Extract<ExportFilterReading, { kind: 'unclear' }>;

export type InventoryExport = NotAllowed | Unclear | ({ kind: 'csv' } & InventoryText);

export type InventoryText = {
  /** The file, a page of Zoom's at a time: the next is read when the last has been taken. */
  text: AsyncGenerator<string>;
  /** How many numbers of it have been taken. */
  numbers(): number;
  /** How many there were that cannot be read, and are not in it. */
  unreadable(): number;
};

/** The inventory as a CSV file, for whoever may look. What goes wrong at Zoom is thrown by `text`. */
export async function exportInventory(context: Context, options: ExportOptions): Promise<InventoryExport> {
  const refusal = await forbids(context, 'look', options.by);
  if (refusal) return refusal;
  const wanted = readExportFilter(options.words);
  if (wanted.kind === 'unclear') return wanted;
  return { kind: 'csv', ...inventoryText(context.zoom, wanted.filter, options.onProgress) };
}

export function inventoryText(
  zoom: Zoom,
  filter: NumberFilter,
  onProgress?: ExportOptions['onProgress'],
): InventoryText {
  let written = 0;
  let unreadable = 0;
  const onUnreadable = () => void unreadable++;
  async function* text() {
    yield INVENTORY_HEADER;
    for await (const page of pagesOf(zoom, filter, { onProgress, onUnreadable })) {
      written += page.length;
      yield page.map(inventoryLine).join('');
    }
  }
  return { text: text(), numbers: () => written, unreadable: () => unreadable };
}

/** The wanted numbers of one page of Zoom's after the other, each number once: the same that a list with this filter has. */
async function* pagesOf(
  { numbers }: Zoom,
  filter: NumberFilter,
  { onProgress, onUnreadable }: { onProgress: ExportOptions['onProgress']; onUnreadable: () => void },
): AsyncGenerator<PhoneNumber[]> {
  const { query } = zoomQuery(filter);
  const tokens = new Set<string>();
  let before = new Set<string>();
  let pageToken: string | undefined;
  let read = 0;
  do {
    const page = await numbers.page(query, { pageSize: PAGE, pageToken, onUnreadable });
    // Where the list has moved meanwhile, a page begins with the end of the one before it.
    const items = page.items.filter(({ id }) => !before.has(id));
    before = new Set(page.items.map(({ id }) => id));
    read += items.length;
    await onProgress?.({ read, total: page.total });
    yield items.filter((number) => isWanted(number, filter));
    pageToken = page.nextPageToken;
    if (pageToken !== undefined && tokens.has(pageToken))
      throw new Error('Zoom’s list of numbers has no end');
    if (pageToken !== undefined) tokens.add(pageToken);
  } while (pageToken !== undefined);
}

/** Asks for an export, for whoever may look: it is made by the job `export-inventory`. */
export async function requestExport(
  context: Context,
  { by, words }: { by: string; words: string },
): Promise<NotAllowed | Unclear | { kind: 'requested' }> {
  const refusal = await forbids(context, 'look', by);
  if (refusal) return refusal;
  const wanted = readExportFilter(words);
  if (wanted.kind === 'unclear') return wanted;
  const { store, outbox, ids } = context;
  await store.db.transaction((tx) =>
    outbox.send(tx, { name: 'export-inventory', exportId: ids.newId(), userId: by, words }),
  );
  return { kind: 'requested' };
}

/** Writes down that the inventory was taken out of Zoom. Once for each export, however often it is said. */
export async function noteExport(
  { store, outbox, clock }: Context,
  {
    exportId,
    by,
    words,
    numbers,
  }: { exportId: string; by: string; words: string; numbers?: number | undefined },
): Promise<void> {
  await store.db.transaction(async (tx) => {
    const [known] = await readAuditRows(tx, { subject: exportId }, { limit: 1 });
    if (known) return;
    await record(tx, outbox, clock, {
      actor: by,
      what: 'inventory.exported',
      subject: exportId,
      phoneNumbers: [],
      details: { filter: words || 'everything', ...(numbers === undefined ? {} : { numbers }) },
    });
  });
}
