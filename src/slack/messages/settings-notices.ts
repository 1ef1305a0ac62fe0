import type { KnownBlock } from '@slack/types';
import type { SettingsChanged } from '../../settings/change-settings.ts';
import type { SettingsProblem } from '../../settings/check-settings.ts';
import { labelOf } from '../../settings/settings-words.ts';
import type { Screen } from '../screen.ts';
import type { Channel } from '../workspace.ts';
import { mention, whomToAsk } from './people.ts';
import { counted, cut, escapeText, paragraph, paragraphs, plain } from './text.ts';

export function settingsAreForAdmins(admins: readonly string[]): Screen {
  const text = `The settings are for admins. Ask ${whomToAsk(admins)}.`;
  return { title: 'For admins', text, blocks: [paragraph(`:no_entry: ${text}`)] };
}

/** What was saved, and what may not be as it was meant. */
export function settingsSaved(
  result: Extract<SettingsChanged, { kind: 'changed' | 'unchanged' }>,
  /** Every id that can stand in a sentence. */
  ids: readonly string[],
): Screen {
  const changes = result.kind === 'changed' ? result.changes : [];
  const named = (text: string) => withMentions(escapeText(cut(text, 600)), ids);
  const said =
    changes.length === 0 ? 'Nothing was changed.' : `${counted(changes.length, 'setting')} changed.`;
  return {
    title: 'Phone settings',
    text: said,
    blocks: [
      paragraph(`:white_check_mark: *${said}*`),
      ...paragraphs(
        changes.map(({ label, from, to }) => `• *${escapeText(label)}:* ${named(from)} → ${named(to)}`),
      ),
      ...warningBlocks(result.warnings, ids),
    ],
  };
}

function warningBlocks(warnings: readonly SettingsProblem[], ids: readonly string[]): KnownBlock[] {
  const lines = warnings.map(
    ({ field, message }) =>
      `:warning: *${escapeText(labelOf(field))}:* ${withMentions(escapeText(cut(message, 500)), ids)}`,
  );
  return paragraphs(lines);
}

/** Ids as people see them. Only those that are known to be ids: `UTC` looks like one too. */
function withMentions(text: string, ids: readonly string[]): string {
  const known = new Set(ids);
  return text.replace(/\b[A-Z][A-Z0-9]{2,}\b/g, (word) => {
    if (!known.has(word)) return word;
    return /^[CG]/.test(word) ? `<#${word}>` : mention(word);
  });
}

/** Channels that the bot can go into by itself, each with the button for it. */
export function joinNotices(channels: readonly Channel[]): KnownBlock[] {
  return channels.map(({ id }) => ({
    type: 'section',
    block_id: `join_${id}`,
    text: {
      type: 'mrkdwn',
      text: `:warning: I am not in <#${id}>, so nothing was saved. Add me, then save again.`,
    },
    accessory: { type: 'button', action_id: `settings_join:${id}`, text: plain('Add me to it'), value: id },
  }));
}

export function joinedNotice(channelId: string): KnownBlock {
  return paragraph(`:white_check_mark: I am in <#${channelId}> now. Save the settings again.`);
}

export function notJoinedNotice(channelId: string, code: string): KnownBlock {
  return paragraph(
    `:x: Slack does not let me into <#${channelId}> (${escapeText(code)}). Invite me there with \`/invite\`, or choose another.`,
  );
}

/** What may not be meant: asked before it is saved. */
export function settingsQuestions(questions: readonly SettingsProblem[]): KnownBlock[] {
  const lines = questions.map(
    ({ field, message }) => `:warning: *${escapeText(labelOf(field))}:* ${escapeText(cut(message, 500))}`,
  );
  return paragraphs([...lines, 'Nothing is saved yet. Change it, or press *Save* again if it is.']);
}

/** Two admins at once. */
export function settingsOutdatedNotice(): KnownBlock {
  return paragraph(
    ':warning: *Somebody else changed the settings since you opened them, so yours were not saved.* These are the settings now; change them again.',
  );
}
