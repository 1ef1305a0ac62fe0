import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import type { Outcome, PersonVerbs } from '../page-protocol.ts';
import { BOT_USER_ID } from '../seed.ts';
import { keepPersonText } from '../workspace/text.ts';
import { MESSAGES_OFF } from './failure-text.ts';
import { channelOf, personOf } from './surface.ts';

/** Writes a message, or a reply in a thread. */
export async function say(
  core: Core,
  personId: string,
  { channel: channelId, text, threadTs }: PersonVerbs['say']['body'],
): Promise<Outcome> {
  const { workspace } = core;
  const person = personOf(core, personId);
  const channel = channelOf(core, person, channelId);
  core.whereabouts.set(person.id, channel.id);
  if (text.trim() === '') throw new ImpossibleError('An empty message cannot be sent');
  if (text.startsWith('/')) throw new ImpossibleError('A line that starts with a slash is a command');
  if (channel.isArchived) throw new ImpossibleError(`${channel.name} is archived`);
  const { messagesTab, messagesTabReadOnly } = workspace.app;
  const isWithBot = channel.kind === 'im' && channel.members.includes(BOT_USER_ID);
  if (isWithBot && (!messagesTab || messagesTabReadOnly)) return { ok: false, notice: MESSAGES_OFF };
  if (threadTs !== undefined) {
    const root = workspace.messages.find(channel.id, threadTs);
    if (!root || root.onlyFor !== undefined || workspace.messages.isReply(root)) {
      throw new ImpossibleError(`No thread can start at ${threadTs}`);
    }
    root.threadTs = root.ts;
  }
  const posted = core.post({
    channel: channel.id,
    user: person.id,
    text: keepPersonText(text, workspace),
    blocks: [],
    files: [],
    ...(threadTs === undefined ? {} : { threadTs }),
  });
  workspace.readMarks.set(person.id, channel.id, posted.ts);
  return { ok: true };
}
