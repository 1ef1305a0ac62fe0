import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Context } from '../context.ts';
import { type Hearing, sortByRight } from '../porting/may-hear.ts';
import { nextNews } from '../porting/next-news.ts';
import { ENDED_STATUSES } from '../porting/port-statuses.ts';
import { readStoredOrder } from '../porting/read-order.ts';
import { isQuiet } from '../porting/route-times.ts';
import { readRouting } from '../porting/routes.ts';
import { fromChangeRow, type StoredChange } from '../porting/stored-change.ts';
import { fromOrderRow, type StoredOrder } from '../porting/stored-order.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { markAnnouncements, type OpenAnnouncement, readOpenAnnouncements } from '../store/announcements.ts';
import { readCards, workOnCard } from '../store/cards.ts';
import { readPortOrders } from '../store/port-orders.ts';
import { TryLater } from '../try-later.ts';
import { portCard } from './messages/port-card.ts';
import {
  portBurst,
  portBurstLists,
  portNews,
  portsOpenMessage,
  portThreadLine,
} from './messages/port-news.ts';
import type { Messenger, Place, Said } from './messenger.ts';
import { showFilingOf } from './render-filing.ts';
import { reporting } from './render-request.ts';

export type Announcing = { context: Context; messenger: Messenger };

/** The card of an order, in every channel that is told of it; its history is in the thread. */
export const portSubject = (orderId: string) => `port:${orderId}`;

/** What is open when the watch begins. */
const OPEN_SUBJECT = 'ports:open';

/** Changes that are read, and told together, at the most. */
const MOST = 2_000;
/** How often a card that is deleted again and again is drawn, before it waits for the next attempt. */
const TRIES = 3;
/** Seconds after which Slack is asked again for a right that it could not tell. */
const ASK_AGAIN = 60;

/**
 * The job `announce`: tells a channel or person what is still to be told them, in the order in which it was found; of
 * a person, what they may hear at this moment. One process at a time tells a target; what it began and may have said is
 * looked for before it is said again.
 */
export async function announcePorts(announcing: Announcing, target: string): Promise<void> {
  const { context } = announcing;
  const { store, clock } = context;
  if (await wantsQuiet(context, target)) return;
  const failure = await workOnCard(store, { subject: 'ports', channel: target }, clock.now(), async () => {
    try {
      while (await tellNext(announcing, target)) {
        // Until nothing is left.
      }
    } catch (error) {
      // Not thrown in here: what was told so far stays noted.
      return { error };
    }
    return undefined;
  });
  if (failure) throw failure.error;
}

/** What is not told in a channel's quiet hours is told when they are over. */
async function wantsQuiet({ store, clock, firstSettings }: Context, target: string): Promise<boolean> {
  const { settings } = await readSettings(store.db, firstSettings);
  const { routes } = await readRouting(store.db, settings.portingChannel);
  const route = routes.find(({ channel }) => channel === target);
  return route !== undefined && isQuiet(route.times, clock.now());
}

/** @returns whether there may be more */
async function tellNext(announcing: Announcing, target: string): Promise<boolean> {
  const { store, clock } = announcing.context;
  const open = await readOpenAnnouncements(store.db, target, MOST);
  const { may, mayNot, unknown } = await hearingOf(announcing.context, target, open);
  // Nothing is kept for a right that may come back one day: it would be old by then.
  if (mayNot.length > 0) await markAnnouncements(store.db, target, idsOf(mayNot), { toldAt: clock.now() });
  const batch = nextNews(may);
  const [first, ...rest] = batch;
  if (!first && unknown.length > 0) throw new TryLater(ASK_AGAIN);
  if (!first) return false;
  const ids = idsOf(batch);
  const maybeSince = first.startedAt ?? undefined;
  if (!maybeSince) await markAnnouncements(store.db, target, ids, { startedAt: clock.now() });

  const changes: [StoredChange, ...StoredChange[]] = [
    fromChangeRow(first.change),
    ...rest.map(({ change }) => fromChangeRow(change)),
  ];
  // What Slack will never take is for the admins to cure, and keeps nothing else from being told.
  await reporting(announcing, () =>
    rest.length === 0
      ? tellOne(announcing, target, changes[0], maybeSince)
      : tellTogether(announcing, target, changes, maybeSince),
  );
  await markAnnouncements(store.db, target, ids, { toldAt: clock.now() });
  return true;
}

/** A channel hears what its route says. @throws TryLater when Slack takes no more questions about people for a while */
async function hearingOf(context: Context, target: string, open: OpenAnnouncement[]): Promise<Hearing> {
  if (!isPerson(target) || open.length === 0) return { may: open, mayNot: [], unknown: [] };
  try {
    return await sortByRight(context, target, open);
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) throw new TryLater(error.retryAfter, { cause: error });
    throw error;
  }
}

function idsOf(news: readonly OpenAnnouncement[]): number[] {
  return news.map(({ change }) => change.id);
}

async function tellOne(
  { context, messenger }: Announcing,
  target: string,
  entry: StoredChange,
  maybeSince: Date | undefined,
): Promise<void> {
  const { orderId } = entry;
  const read = await readStoredOrder(context, orderId);
  if (!read) return;
  const key = `port:${entry.id}`;
  if (isPerson(target)) {
    const message = portNews(read.stored, entry, context.clock.now());
    await messenger.sayDirectly(target, { message, key, maybeSince });
    return;
  }
  const message = portThreadLine(read.stored, entry, context.clock.now());
  const show = async () => {
    // As it is by now: another process may have drawn a newer one meanwhile.
    const now = (await readStoredOrder(context, orderId)) ?? read;
    const card = { subject: portSubject(orderId), channel: target, version: now.stored.version };
    return messenger.showCard(card, () => portCard(now));
  };
  await sayUnder(messenger, show, [{ message, key, maybeSince }]);
}

/** Says something in the thread of a card. One that is deleted between the two is drawn again and starts another. */
async function sayUnder(
  messenger: Messenger,
  show: () => Promise<Place>,
  lines: readonly Said[],
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const place = await show();
    if (await messenger.sayAllInThread(place, lines)) return;
  }
  throw new Error('Slack shows a card and knows no thread of it');
}

/** Many changes of a kind: one message, with the orders in its thread. */
async function tellTogether(
  { context, messenger }: Announcing,
  target: string,
  entries: readonly [StoredChange, ...StoredChange[]],
  maybeSince: Date | undefined,
): Promise<void> {
  const { store, outbox, clock } = context;
  const ids = [...new Set(entries.map(({ orderId }) => orderId))];
  const rows = await readPortOrders(store.db, { ids });
  const orders = new Map<string, StoredOrder>(rows.map((row) => [row.id, fromOrderRow(row)]));
  const key = `ports:${entries[0].id}`;
  const lists = portBurstLists(entries, orders, clock.now()).map(
    (message, index): Said => ({ message, key: `${key}:${index}`, maybeSince }),
  );
  const channel = isPerson(target) ? await messenger.directMessage(target) : target;
  const card = { subject: key, channel, version: 1 };
  await sayUnder(messenger, () => messenger.showCard(card, () => portBurst(entries)), lists);
  // Cards that are there already are drawn anew, in their own time.
  await store.db.transaction(async (tx) => {
    for (const orderId of ids) await outbox.send(tx, { name: 'show-port', orderId });
  });
}

/** The job `show-port`: draws every card of an order anew, wherever there is one. */
export async function showPort({ context, messenger }: Announcing, orderId: string): Promise<void> {
  await showFilingOf({ context, messenger }, orderId);
  const cards = await readCards(context.store.db, portSubject(orderId));
  if (cards.length === 0) return;
  const read = await readStoredOrder(context, orderId);
  if (!read) return;
  // What was drawn from this version already is as it should be.
  for (const { channel } of cards.filter(({ rendered }) => rendered < read.stored.version)) {
    const card = { subject: portSubject(orderId), channel, version: read.stored.version };
    await reporting({ context }, () => messenger.showCard(card, () => portCard(read)));
  }
}

function isPerson(target: string): boolean {
  return /^[UW]/.test(target);
}

/**
 * Says once in the porting channel what is open, when the watch has begun or the channel is a new one: from then on
 * people hear of changes only.
 */
export async function tellWhatIsOpen({ context, messenger }: Announcing): Promise<void> {
  const { store, firstSettings, clock } = context;
  const { settings } = await readSettings(store.db, firstSettings);
  const channel = settings.portingChannel;
  if (channel === null) return;
  const cards = await readCards(store.db, OPEN_SUBJECT);
  if (cards.some((card) => card.channel === channel)) return;
  const open = (await readPortOrders(store.db, { notIn: ENDED_STATUSES })).map(fromOrderRow);
  const card = { subject: OPEN_SUBJECT, channel, version: 1 };
  await reporting({ context }, () => messenger.showCard(card, () => portsOpenMessage(open, clock.now())));
}
