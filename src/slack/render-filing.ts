import { readStoredOrder } from '../porting/read-order.ts';
import { fromFilingRow, type StoredFiling } from '../porting/stored-filing.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readCards } from '../store/cards.ts';
import { readPortFiling, readPortFilings } from '../store/port-filings.ts';
import type { Announcing } from './announce-ports.ts';
import { portCard } from './messages/port-card.ts';
import { filingCard } from './messages/port-filing.ts';
import { reporting } from './render-request.ts';
import type { Message } from './screen.ts';

const filingSubject = (filingId: string) => `port-filing:${filingId}`;

/** What a card was drawn from: later standings count for more, and an order's own versions come after all of them. */
const VERSIONS: Readonly<Record<StoredFiling['status'], number>> = {
  awaiting_approval: 1,
  filing: 2,
  uncertain: 3,
  refused: 4,
  lost: 4,
  filed: 5,
};

/**
 * The job `show-filing`: draws the card of a filing as it is now, in the direct message of whoever filed it; from when
 * Zoom has the order on, it is the order's card. While nobody knows what became of it, those in the porting channel,
 * who may have to say it, see it as well.
 */
export async function showFiling({ context, messenger }: Announcing, filingId: string): Promise<void> {
  const row = await readPortFiling(context.store.db, filingId);
  if (!row) return;
  const filing = fromFilingRow(row);
  const subject = filingSubject(filingId);
  await reporting({ context }, async () => {
    const channel = await messenger.directMessage(filing.userId);
    const { version, message } = await drawn(context, filing);
    await messenger.showCard({ subject, channel, version }, () => message);
  });
  for (const channel of await channelsFor(context, filing, subject)) {
    const card = { subject, channel, version: VERSIONS[filing.status] };
    await reporting({ context }, () => messenger.showCard(card, () => filingCard(filing)));
  }
}

/** Draws the cards of whoever filed an order anew, for the order has changed. */
export async function showFilingOf(announcing: Announcing, orderId: string): Promise<void> {
  for (const { id } of await readPortFilings(announcing.context.store.db, { orderId })) {
    await showFiling(announcing, id);
  }
}

async function drawn(
  context: Announcing['context'],
  filing: StoredFiling,
): Promise<{ version: number; message: Message }> {
  const read = filing.orderId === null ? undefined : await readStoredOrder(context, filing.orderId);
  return read
    ? { version: VERSIONS.filed + read.stored.version, message: portCard(read) }
    : { version: VERSIONS[filing.status], message: filingCard(filing) };
}

async function channelsFor(
  { store, firstSettings }: Announcing['context'],
  { status }: StoredFiling,
  subject: string,
): Promise<string[]> {
  const there = (await readCards(store.db, subject)).map(({ channel }) => channel);
  const { portingChannel } = (await readSettings(store.db, firstSettings)).settings;
  const asked = status === 'uncertain' && portingChannel !== null ? [portingChannel] : [];
  return [...new Set([...there.filter((channel) => !channel.startsWith('D')), ...asked])];
}
