import { fromRow, type StoredRequest } from '../purchases/stored-request.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { type AuditRow, readAuditBetween, readAuditRow } from '../store/audit.ts';
import { readCards } from '../store/cards.ts';
import { readRequestRow } from '../store/requests.ts';
import { type Telling, tellInTurn } from '../store/told-changes.ts';
import { changeLine, type NameOf, requesterLine } from './messages/change-line.ts';
import { voidedBy } from './messages/edit-words.ts';
import { mention, mentions } from './messages/people.ts';
import { requestButtons } from './messages/request-buttons.ts';
import { escapeText, paragraph } from './messages/text.ts';
import type { Place } from './messenger.ts';
import { approvalSubject, callFor, type Rendering, reporting, showRequest } from './render-request.ts';
import type { Message } from './screen.ts';

/**
 * The job `tell-change`: says one audit entry in the request's thread, and to the requester where it concerns them.
 *
 * A request's entries are told in their order, one at a time: whichever job comes first tells those before its own as
 * well. That one is begun is noted before it is told, so that whoever tells it again looks for it first.
 */
export async function tellChange(rendering: Rendering, auditId: number): Promise<void> {
  const { store } = rendering.context;
  const entry = await readAuditRow(store.db, auditId);
  if (!entry) return;
  const { subject } = entry;
  await tellInTurn(store, subject, async (telling) => {
    const after = Math.min(telling.told.inThread, telling.told.toRequester);
    for (const next of await readAuditBetween(store.db, subject, { after, upTo: auditId })) {
      await tell(rendering, next, telling);
    }
  });
}

async function tell(rendering: Rendering, entry: AuditRow, { told, save }: Telling): Promise<void> {
  const row = await readRequestRow(rendering.context.store.db, entry.subject);
  if (!row) return;
  const request = fromRow(row);
  const said = { key: `audit:${entry.id}`, maybeSince: told.begun >= entry.id ? entry.at : undefined };
  await save({ begun: entry.id });
  if (told.inThread < entry.id) {
    await reporting(rendering, () => tellThread(rendering, request, entry, said));
    await save({ inThread: entry.id });
  }
  if (told.toRequester < entry.id) {
    await reporting(rendering, () => tellRequester(rendering, request, entry, said));
    await save({ toRequester: entry.id });
  }
}

type Saying = { key: string; maybeSince?: Date | undefined };

async function tellThread(
  rendering: Rendering,
  request: StoredRequest,
  entry: AuditRow,
  said: Saying,
): Promise<void> {
  const line = changeLine(request, entry, await namer(rendering, entry.actor));
  if (line === undefined) return;
  const { context, messenger } = rendering;
  // A reminder, and a request whose turn has come, are what the group is called for.
  const calls = entry.what === 'request.reminded' || entry.what === 'request.moved_up';
  const { settings } = await readSettings(context.store.db, context.firstSettings);
  const called = calls ? callFor(settings, request) : [];
  // Whose approval is void is asked for it anew, and nobody else.
  const asked =
    entry.what === 'request.edited' && request.status === 'awaiting_approval' ? voidedBy(entry.details) : [];
  const all = [...called, ...asked.slice(0, 10)];
  const message = plainMessage(all.length > 0 ? `${line} ${mentions(all)}` : line, line);
  const options = { isForAll: called.length > 0 };

  const { approvalsChannel } = settings;
  const { thread, first } = await threadOf(rendering, request.id, approvalsChannel);
  // The channel of one that is decided may have changed since, and it gets no card in the other.
  const there = thread ?? (request.status === 'awaiting_approval' ? undefined : first);
  if (there && (await messenger.sayInThread(there, { ...said, message }, options))) return;
  // The card is not there yet, or was deleted: drawn (anew), it starts a thread.
  await showRequest(rendering, request.id);
  const drawn = await threadOf(rendering, request.id, approvalsChannel);
  const anew = drawn.thread ?? drawn.first;
  if (anew) await messenger.sayInThread(anew, { ...said, message }, options);
}

async function tellRequester(
  rendering: Rendering,
  request: StoredRequest,
  entry: AuditRow,
  said: Saying,
): Promise<void> {
  const line = requesterLine(request, entry, mention);
  if (line === undefined) return;
  const message = plainMessage(line, line);
  const answer = entry.what === 'request.commented' ? requestButtons(request, ['comment']) : [];
  await rendering.messenger.sayDirectly(request.requesterId, {
    ...said,
    message: { ...message, blocks: [...message.blocks, ...answer] },
  });
}

/**
 * The thread under the card where approvers are now, and the one under the first card that they were shown: another
 * channel may have been chosen since.
 */
async function threadOf(
  { context }: Rendering,
  requestId: string,
  approvalsChannel: string | null,
): Promise<{ thread?: Place | undefined; first?: Place | undefined }> {
  const cards = await readCards(context.store.db, approvalSubject(requestId));
  const places = cards.map(({ channel, ts }): Place => ({ channel, ts }));
  const [first] = places;
  const thread =
    approvalsChannel === null ? first : places.find(({ channel }) => channel === approvalsChannel);
  return { thread, first };
}

async function namer({ nameOf }: Rendering, actor: string): Promise<NameOf> {
  if (!/^[UW]/.test(actor)) return mention;
  const name = `*${escapeText(await nameOf(actor))}*`;
  return (userId) => (userId === actor ? name : mention(userId));
}

function plainMessage(shown: string, text: string): Message {
  return { text, blocks: [paragraph(shown)] };
}
