import type { Context } from '../context.ts';
import type { Resolved } from '../settings/rights.ts';

/**
 * Tells the admins of approvers that do not count now: a group that cannot be read, a person who has left. The text is
 * the same as long as the trouble is, and the outbox says the same text once a day at most.
 */
export async function tellOfApprovers({ store, outbox }: Context, approvers: Resolved): Promise<void> {
  const text = describeTrouble(approvers);
  if (text) await store.db.transaction((tx) => outbox.send(tx, { name: 'tell-admins', text }));
}

/** Nothing when all is well. Ids stand as they are, for whoever renders the text. */
export function describeTrouble({ ids, unreadable, gone }: Resolved): string | undefined {
  const sentences = [
    unreadable.length === 0
      ? []
      : `Slack cannot say who ${list(unreadable)} ${unreadable.length === 1 ? 'is' : 'are'}, so nobody can approve ` +
        'purchases on that account. Was a user group disabled, or the bot’s access to user groups removed?',
    gone.length === 0
      ? []
      : `${list(gone)} may approve purchases by the settings, but ` +
        `${gone.length === 1 ? 'is no full member' : 'are no full members'} of this workspace any more.`,
  ].flat();
  if (sentences.length === 0 && ids.size > 0) return undefined;
  return [
    ...sentences,
    sentences.length === 0
      ? 'Nobody can approve purchases: the settings name nobody, or user groups that have no members now.'
      : ids.size > 0
        ? 'The other approvers can decide meanwhile.'
        : 'There is no other approver, so nobody can decide meanwhile.',
    '`/phone settings` changes who approves.',
  ].join(' ');
}

function list(ids: readonly string[]): string {
  return new Intl.ListFormat('en-US').format(ids.toSorted());
}
