import type { Button } from '@slack/types';
import { adminsToAsk } from '../../settings/admins-to-ask.ts';
import { isAdmin } from '../../settings/rights.ts';
import { readSettings } from '../../settings/stored-settings.ts';
import type { Desk } from '../desk.ts';
import {
  joinedNotice,
  joinNotices,
  notJoinedNotice,
  settingsAreForAdmins,
} from '../messages/settings-notices.ts';
import { paragraph, plain } from '../messages/text.ts';
import { drawSettingsForm, openSettingsForm } from '../modals/draw-settings-form.ts';
import { one } from '../modals/form-values.ts';
import { CHANNEL_SETTINGS } from '../modals/settings-form.ts';
import type { Screen } from '../screen.ts';
import type { ClickHandler, CommandVisit } from '../visits.ts';

/** `/phone settings` */
export async function settingsCommand(
  desk: Desk,
  { person, openModal, answer }: CommandVisit,
): Promise<void> {
  if (!openModal) return answer(settingsInvitation());
  await openModal('Phone settings', () => openSettingsForm(desk, person.id));
}

export function openSettings(desk: Desk): ClickHandler {
  return ({ person, openModal }) => openModal('Phone settings', () => openSettingsForm(desk, person.id));
}

/** "Add me to it", in the form: the bot goes into a public channel that an admin has chosen. */
export function joinChannel(desk: Desk): ClickHandler {
  return async ({ person, value, form, answer }) => {
    const { context, workspace } = desk;
    const stored = await readSettings(context.store.db, context.firstSettings);
    if (!(await isAdmin(context.people, stored, person.id))) {
      return answer(settingsAreForAdmins(await adminsToAsk(context.people, stored.settings)));
    }
    if (!form) return;
    const joined = await workspace.join(value);
    const others = await Promise.all(
      CHANNEL_SETTINGS.map((name) => one(form.values, name))
        .filter((id) => id !== undefined && id !== value)
        .map((id) => workspace.channel(id ?? '')),
    );
    const toJoin = others.filter((each) => each !== undefined && !each.isMember && !each.isPrivate);
    await form.redraw(
      await drawSettingsForm(desk, {
        revision: Number.parseInt(form.carried, 10) || 0,
        filled: form.values,
        notices: [
          joined.ok ? joinedNotice(value) : notJoinedNotice(value, joined.code),
          ...joinNotices(toJoin.filter((each) => each !== undefined)),
        ],
      }),
    );
  };
}

const settingsButton: Button = {
  type: 'button',
  action_id: 'settings_open',
  text: plain('Open the settings'),
};

/** Where Slack lets no form be opened without a click. */
function settingsInvitation(): Screen {
  const text = 'The settings have a form.';
  return {
    title: 'Phone settings',
    text,
    blocks: [paragraph(text), { type: 'actions', elements: [settingsButton] }],
  };
}
