import type { Context, People } from '../context.ts';
import type { PurchaseRequest } from '../purchases/request.ts';
import type { Settings } from '../settings/settings.ts';
import { isGroup } from '../settings/user-groups.ts';
import { readCards } from '../store/cards.ts';
import { approvalCard } from './messages/approval-card.ts';
import { requesterCard } from './messages/requester-card.ts';
import type { Messenger } from './messenger.ts';
import { asRequesterSees, type ReadView, readRequestView } from './read-request-view.ts';
import { tellOfUndeliverable } from './tell-admins.ts';
import { Undeliverable } from './undeliverable.ts';

/** What the jobs that write to Slack work with. */
export type Rendering = {
  context: Context;
  messenger: Messenger;
  /** Remembered for a moment: to draw by, never to decide by. */
  people: People;
  /** What a person is called, without a mention. */
  nameOf(userId: string): Promise<string>;
};

/** The card that approvers see, and that has the request's history in its thread. */
export const approvalSubject = (requestId: string) => `request:${requestId}`;
/** The card in the requester's direct message. */
export const requesterSubject = (requestId: string) => `requester:${requestId}`;

/** The job `show-request`: draws every card of a request as the request is now. */
export async function showRequest(rendering: Rendering, requestId: string): Promise<void> {
  const read = await readRequestView(rendering.context, rendering.people, requestId);
  if (!read) return;
  const channels = await channelsFor(rendering, read);
  const shown = await Promise.allSettled([
    showToRequester(rendering, read),
    ...channels.map((channel) => showToApprovers(rendering, read, channel)),
  ]);
  // Each has had its try; the job is repeated for the sake of those that did not work.
  for (const each of shown) if (each.status === 'rejected') throw each.reason;
}

/** Where approvers see it: wherever there is a card of it already, and where one belongs now. */
async function channelsFor(
  { context }: Rendering,
  { request, settings: { approvalsChannel, fallbackChannel } }: ReadView,
): Promise<string[]> {
  const existing = await readCards(context.store.db, approvalSubject(request.id));
  const channels = new Set(existing.map(({ channel }) => channel));
  const isOpen = request.status === 'awaiting_approval';
  if (approvalsChannel !== null && (isOpen || channels.size === 0)) channels.add(approvalsChannel);
  if (fallbackChannel !== null && isOpen && request.escalatedAt) channels.add(fallbackChannel);
  return [...channels];
}

async function showToApprovers(rendering: Rendering, read: ReadView, channel: string): Promise<void> {
  const { view, request, settings } = read;
  const isEscalation =
    request.status === 'awaiting_approval' &&
    request.escalatedAt !== undefined &&
    channel === settings.fallbackChannel &&
    channel !== settings.approvalsChannel;
  const card = { subject: approvalSubject(request.id), channel, version: request.version };
  await reporting(rendering, () =>
    rendering.messenger.showCard(card, ({ isFirst }) =>
      approvalCard(view, { isEscalation, call: isFirst && !isEscalation ? callFor(settings, request) : [] }),
    ),
  );
}

async function showToRequester(rendering: Rendering, { view, request }: ReadView): Promise<void> {
  const { context, people, messenger } = rendering;
  const seen = await asRequesterSees(context, people, view);
  await reporting(rendering, async () => {
    const channel = await messenger.directMessage(request.requesterId);
    const card = { subject: requesterSubject(request.id), channel, version: request.version };
    await messenger.showCard(card, () => requesterCard(seen));
  });
}

/** Whom a request calls, once: the groups, or where there are none, the people. Nobody while it cannot be decided. */
export function callFor({ approvers }: Settings, request: PurchaseRequest): string[] {
  if (request.status !== 'awaiting_approval' || request.behind !== undefined) return [];
  const groups = approvers.filter(isGroup);
  return (groups.length > 0 ? groups : approvers.filter((id) => id !== request.requesterId)).slice(0, 5);
}

/** What Slack will never take is for the admins to cure; trying again would not help. */
export async function reporting(
  { context }: Pick<Rendering, 'context'>,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    await tellOfUndeliverable(context, error);
  }
}
