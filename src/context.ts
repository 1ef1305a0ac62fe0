import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { Settings } from './settings/settings.ts';
import type { Store, Transaction } from './store/store.ts';
import type { Zoom } from './zoom/zoom.ts';

/** A person at this moment, as far as rights go. Asked for anew at every decision, never remembered. */
export type Standing = {
  userId: string;
  /** A full member of this workspace: no guest, bot, stranger, and not deactivated. */
  isMember: boolean;
  isWorkspaceAdmin: boolean;
};

/** Who is who in Slack, without Slack. */
export type People = {
  standing(userId: string): Promise<Standing>;
  /** The members of a user group. @throws when it cannot be read */
  membersOf(groupId: string): Promise<string[]>;
};

/** What is to be done after a transaction, sent in it: done at least once if it commits, never if it does not. */
export type Job =
  /** Carry out an approved request. */
  | { name: 'execute-purchase'; requestId: string }
  /** Find out what became of a purchase whose answer was lost. */
  | { name: 'reconcile-purchase'; requestId: string }
  /** Assign and name what was bought. */
  | { name: 'follow-up'; requestId: string }
  /** Draw every card of a request anew. */
  | { name: 'show-request'; requestId: string }
  /** Say one audit row in the request's thread, and to whom it concerns. */
  | { name: 'tell-change'; auditId: number }
  /** Tell a channel or person what happened to porting orders. */
  | { name: 'announce'; target: string }
  /** Say what a channel with a daily digest hears on a day (`YYYY-MM-DD`). */
  | { name: 'tell-digest'; channel: string; day: string }
  /** Draw every card of a porting order anew. */
  | { name: 'show-port'; orderId: string }
  /** File what was approved, or close it. */
  | { name: 'port-decided'; requestId: string }
  /** File a porting order that was submitted. */
  | { name: 'file-port'; filingId: string }
  /** Find out what became of a filing whose answer was lost. */
  | { name: 'reconcile-port'; filingId: string }
  /** Draw the card of a filing anew. */
  | { name: 'show-filing'; filingId: string }
  /** Make the changes of a run, such as a release of many numbers. */
  | { name: 'work-on-run'; runId: string }
  /** Draw the card of a run anew. */
  | { name: 'show-run'; runId: string }
  /** Send the inventory as a file; `words` say which numbers (`inventory/export-filter.ts`). */
  | { name: 'export-inventory'; exportId: string; userId: string; words: string }
  /** Draw a person's Home anew, which they have opened before. */
  | { name: 'show-home'; userId: string }
  /** Tell the admins of something that is not a request's matter, e.g. a user group that cannot be read. */
  | { name: 'tell-admins'; text: string };

export type Outbox = {
  /** @param startAfter not before this moment */
  send(tx: Transaction, job: Job, options?: { startAfter?: Date }): Promise<void>;
};

/** What use cases work with. */
export type Context = {
  zoom: Zoom;
  store: Store;
  clock: Clock;
  ids: Ids;
  people: People;
  outbox: Outbox;
  /** From the environment: what counts until somebody changes the settings in Slack. */
  firstSettings: Settings;
};
