import { SlackRefusal } from '../errors.ts';
import { messageObject } from '../objects/message.ts';
import type { Message } from '../workspace/model.ts';
import { flag, paging, text, timestamp } from './arguments.ts';
import { conversationKind, joined, requireScope } from './conversation.ts';
import { type ApiMethod, method } from './method.ts';
import { pageOf } from './paging.ts';

const MOST = 999;

const span = {
  oldest: text.optional(),
  latest: text.optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
  ...paging,
};
type Span = { oldest?: string | undefined; latest?: string | undefined; inclusive?: boolean | undefined };

function moment(written: string | undefined, refusal: string): number | undefined {
  if (written === undefined) return undefined;
  const seconds = Number(written);
  if (!Number.isFinite(seconds)) throw new SlackRefusal(refusal);
  return seconds;
}

function within({ oldest, latest, inclusive = false }: Span): (message: Message) => boolean {
  const from = moment(oldest, 'invalid_ts_oldest');
  const to = moment(latest, 'invalid_ts_latest');
  return ({ ts }) => {
    const at = Number(ts);
    const isAfter = from === undefined || at > from || (inclusive && at === from);
    const isBefore = to === undefined || at < to || (inclusive && at === to);
    return isAfter && isBefore;
  };
}

const history = method(3, { channel: text, ...span }, (call, args) => {
  const { workspace } = call.core;
  const channel = joined(call, args.channel);
  requireScope(call, conversationKind(channel));
  const newestFirst = workspace.messages.history(channel.id).filter(within(args)).toReversed();
  const page = pageOf(newestFirst, args, 100, MOST);
  return {
    messages: page.items.map((message) => messageObject(workspace, message, args.include_all_metadata)),
    has_more: page.hasMore,
    pin_count: 0,
    response_metadata: page.response_metadata,
  };
});

const replies = method(3, { channel: text, ts: timestamp, ...span }, (call, args) => {
  const { workspace } = call.core;
  const channel = joined(call, args.channel);
  requireScope(call, conversationKind(channel));
  const named = workspace.messages.find(channel.id, args.ts);
  if (!named || named.onlyFor !== undefined) throw new SlackRefusal('thread_not_found');
  const rootTs = named.threadTs ?? named.ts;
  const root = workspace.messages.find(channel.id, rootTs);
  const answers = workspace.messages.replies(channel.id, rootTs).filter(within(args));
  const page = pageOf([...(root ? [root] : []), ...answers], args, 100, MOST);
  return {
    messages: page.items.map((message) => messageObject(workspace, message, args.include_all_metadata)),
    has_more: page.hasMore,
    response_metadata: page.response_metadata,
  };
});

export const historyMethods: Record<string, ApiMethod> = {
  'conversations.history': history,
  'conversations.replies': replies,
};
