import { changeSettings } from '../../settings/change-settings.ts';
import { checkSettings, type SettingsProblem } from '../../settings/check-settings.ts';
import type { Settings } from '../../settings/settings.ts';
import { readSettings } from '../../settings/stored-settings.ts';
import type { Desk } from '../desk.ts';
import {
  joinNotices,
  settingsAreForAdmins,
  settingsOutdatedNotice,
  settingsQuestions,
  settingsSaved,
} from '../messages/settings-notices.ts';
import { modalOf } from '../screen.ts';
import type { FormValues, SubmissionHandler, SubmissionResult } from '../visits.ts';
import type { Channel } from '../workspace.ts';
import { drawSettingsForm, formOf } from './draw-settings-form.ts';
import { readSettingsForm } from './read-settings-form.ts';
import { CHANNEL_SETTINGS, PEOPLE_SETTINGS, readCarried } from './settings-form.ts';

export function submitSettingsForm(desk: Desk): SubmissionHandler {
  return (values, { carried }) => {
    const reading = readSettingsForm(values);
    if ('errors' in reading) return { errors: reading.errors };
    return {
      title: 'Phone settings',
      attempt: (person) =>
        save(desk, person.id, { ...readCarried(carried), settings: reading.settings, values }),
    };
  };
}

type Proposal = { revision: number; isAsked: boolean; settings: Settings; values: FormValues };

async function save(
  desk: Desk,
  by: string,
  { revision, isAsked, settings, values }: Proposal,
): Promise<SubmissionResult> {
  const { context } = desk;
  const form = (notices: Parameters<typeof drawSettingsForm>[1]['notices'] = []) =>
    drawSettingsForm(desk, { revision, filled: values, notices });
  const channels = await checkChannels(desk, settings);
  if (Object.keys(channels.errors).length > 0) {
    // All that is wrong at once, and not one thing after the other.
    const { problems } = await checkSettings(context.people, settings);
    return { errors: { ...(await inPlace(desk, problems)), ...channels.errors }, form: await form() };
  }
  if (channels.toJoin.length > 0) return { view: await form(joinNotices(channels.toJoin)) };

  const before = await readSettings(context.store.db, context.firstSettings);
  const result = await changeSettings(context, { by, revision, settings, isMeant: isAsked });
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return { view: modalOf(settingsSaved(result, [...idsIn(before.settings), ...idsIn(settings)])) };
    case 'impossible':
      return { errors: await inPlace(desk, result.problems), form: await form() };
    case 'asks': {
      const questions = settingsQuestions(result.questions);
      return { view: await drawSettingsForm(desk, { revision, filled: values, questions, isAsked: true }) };
    }
    case 'not_admin':
      return { view: modalOf(settingsAreForAdmins(result.admins)) };
    case 'outdated':
      return {
        view: await drawSettingsForm(desk, { ...formOf(result.now), notices: [settingsOutdatedNotice()] }),
      };
  }
}

/** Channels that the bot cannot write to; only newly chosen or not, each has to work. */
async function checkChannels(
  { workspace }: Desk,
  settings: Settings,
): Promise<{ errors: Record<string, string>; toJoin: Channel[] }> {
  const errors: Record<string, string> = {};
  const toJoin = new Map<string, Channel>();
  for (const name of CHANNEL_SETTINGS) {
    const id = settings[name];
    if (id === null) continue;
    const channel = await workspace.channel(id);
    if (!channel || (channel.isPrivate && !channel.isMember)) {
      errors[name] = 'I am not in this private channel. Write /invite in it, choose me, and save again.';
    } else if (channel.isArchived) {
      errors[name] = 'This channel is archived. Bring it back, or choose another.';
    } else if (!channel.isMember) toJoin.set(id, channel);
  }
  return { errors, toJoin: [...toJoin.values()] };
}

/** Problems under their fields, where nothing is formatted: people and groups by their names. */
async function inPlace(
  { directory, workspace }: Desk,
  problems: readonly SettingsProblem[],
): Promise<Record<string, string>> {
  const groups = new Map((await workspace.userGroups())?.map(({ id, name }) => [id, name]));
  const nameOf = async (id: string) =>
    groups.get(id) ??
    (await directory.person(id).then(
      ({ realName }) => realName,
      () => id,
    ));
  const errors: Record<string, string> = {};
  for (const { field, message } of problems) {
    const ids = [...new Set(message.match(/\b[UWS][A-Z0-9]{6,}\b/g))];
    const names = new Map(await Promise.all(ids.map(async (id) => [id, await nameOf(id)] as const)));
    const named = message.replace(/\b[UWS][A-Z0-9]{6,}\b/g, (id) => names.get(id) ?? id);
    errors[field] = [errors[field], named].filter(Boolean).join(' ');
  }
  return errors;
}

function idsIn(settings: Settings): string[] {
  const people = PEOPLE_SETTINGS.flatMap((name) => settings[name]);
  const channels = CHANNEL_SETTINGS.flatMap((name) => settings[name] ?? []);
  return [...people, ...channels];
}
