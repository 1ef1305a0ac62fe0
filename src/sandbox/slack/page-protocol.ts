/**
 * What the sandbox page and the local Slack say to each other.
 *
 * The page asks for `GET /page/people` to learn who there is, then opens a WebSocket at `/page/live?person=U…` and
 * receives a whole `PersonScreen` as JSON, at once and after every change. It keeps nothing of its own but what a
 * person is typing. What the person does goes back as `POST /page/people/{userId}/{verb}` with a JSON body
 * (`PersonVerbs`), answered by the verb's result. Files are at the `url` that a message's file names.
 */
import type { Block, KnownBlock, View } from '@slack/types';

export type PageBlock = KnownBlock | Block;

export type PagePerson = {
  id: string;
  /** Handle without `@`. */
  name: string;
  realName: string;
  /** Job title, as on the profile. */
  title: string;
  /** What this person is here to try, e.g. "Requester". */
  role: string;
  isGuest: boolean;
  isAdmin: boolean;
  isBot: boolean;
  isDeactivated: boolean;
};

export type PageConversation = {
  id: string;
  kind: 'channel' | 'im';
  /** Channel name without `#`, or the other person's real name. */
  name: string;
  topic: string;
  /** For an im: the person or bot on the other side. */
  withUserId?: string;
  botIsMember: boolean;
  unread: number;
};

export type PageFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  /** Bytes. */
  size: number;
  url: string;
  altText?: string;
};

export type PageMessage = {
  channel: string;
  /** Slack's timestamp: seconds, a dot, six digits; the message's id within its channel. */
  ts: string;
  /** Present on a reply and on a thread's root. A reply has `threadTs !== ts`. */
  threadTs?: string;
  /** A reply that was sent to the channel as well. */
  isBroadcast?: boolean;
  replyCount: number;
  author: { userId: string; name: string; isBot: boolean };
  text: string;
  blocks: PageBlock[];
  files: PageFile[];
  /** Only this person sees it. */
  ephemeral: boolean;
  edited: boolean;
};

export type PageView = {
  id: string;
  /** Changes with every `views.update`: inputs keep what was typed where block_id and action_id stay the same. */
  hash: string;
  view: View;
};

/** A sentence from Slack itself (not from the bot), e.g. the failure text of a command nobody acknowledged. */
export type PageNotice = { id: string; channel?: string; text: string };

export type PersonScreen = {
  team: { id: string; name: string; domain: string };
  me: PagePerson;
  /** Everybody, the bot included: for mentions and user selects. */
  people: PagePerson[];
  userGroups: { id: string; handle: string; name: string }[];
  app: {
    id: string;
    name: string;
    botUserId: string;
    /** False while no socket is open (or the request URL does not answer). */
    connected: boolean;
    delivery: 'socket' | 'http';
  };
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { type: 'global' | 'message'; callbackId: string; name: string; description: string }[];
  conversations: PageConversation[];
  /** By conversation id, oldest first; replies stand among the rest. */
  messages: Record<string, PageMessage[]>;
  home: PageView | null;
  /** From bottom to top; the last one is open for input. */
  modals: PageView[];
  notices: PageNotice[];
};

/** What a person has chosen or typed in one element, in the shape of Slack's `state.values` entries. */
export type ElementValue = {
  type: string;
  value?: string | null;
  selected_option?: unknown;
  selected_options?: unknown[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  rich_text_value?: unknown;
  files?: unknown[];
};

/** By block_id, then action_id: what the person touched. The local Slack completes it with the initial values. */
export type ElementValues = Record<string, Record<string, ElementValue>>;

export type Surface =
  | { kind: 'message'; channel: string; ts: string }
  | { kind: 'modal'; viewId: string }
  | { kind: 'home'; viewId: string };

/** `notice`: what Slack itself says to the person when the app did not do its part. */
export type Outcome = { ok: true } | { ok: false; notice: string };

export type PersonVerbs = {
  say: { body: { channel: string; text: string; threadTs?: string }; result: Outcome };
  /** `text` is the whole line, `/phone search 415`. */
  command: { body: { channel: string; text: string }; result: Outcome };
  /**
   * A button, a choice in a select, a checkbox …: everything that Slack delivers as `block_actions`.
   * `chosen` is the element's new value (absent for a button).
   */
  press: {
    body: {
      surface: Surface;
      blockId: string;
      actionId: string;
      chosen?: ElementValue;
      values: ElementValues;
    };
    result: Outcome;
  };
  submit: {
    body: { viewId: string; values: ElementValues };
    result: Outcome | { ok: false; errors: Record<string, string> };
  };
  /** `all` is the × of a stack of modals: clears it whole. */
  close: { body: { viewId: string; all: boolean }; result: Outcome };
  suggest: {
    body: { surface: Surface; blockId: string; actionId: string; query: string };
    result:
      | { ok: true; options?: unknown[]; option_groups?: { label: unknown; options: unknown[] }[] }
      | { ok: false; notice: string };
  };
  shortcut: { body: { callbackId: string; message?: { channel: string; ts: string } }; result: Outcome };
  /** Looks at a conversation (marks it read). */
  look: { body: { channel: string }; result: Outcome };
  /** Opens the bot's Home tab (or its Messages tab): `app_home_opened`. */
  openHome: { body: { tab: 'home' | 'messages' }; result: Outcome };
  /** The browser's reload: ephemeral messages vanish, open modals close without `view_closed`. */
  reload: { body: Record<never, never>; result: Outcome };
  dismissNotice: { body: { id: string }; result: Outcome };
};
