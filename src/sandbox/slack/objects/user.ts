import { tzOffset } from '@date-fns/tz';
import { APP_ID, BOT_ID, TEAM } from '../seed.ts';
import type { Person } from '../workspace/model.ts';

/**
 * A person as `users.info` and `users.list` answer.
 * @param withEmail the app may read addresses (`users:read.email`)
 */
export function userObject(person: Person, now: Date, withEmail: boolean) {
  const isStranger = person.teamId !== TEAM.id;
  const [firstName = '', ...rest] = person.realName.split(' ');
  const profile = {
    title: person.title,
    phone: '',
    skype: '',
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    first_name: firstName,
    last_name: rest.join(' '),
    status_text: '',
    status_emoji: '',
    status_expiration: 0,
    avatar_hash: `g${person.id.toLowerCase()}`,
    team: person.teamId,
    image_48: '',
    ...(person.isBot ? { bot_id: BOT_ID, api_app_id: APP_ID, always_active: true } : {}),
    ...(withEmail && !person.isBot && !isStranger ? { email: person.email } : {}),
  };
  const base = {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.isDeactivated,
    profile,
    is_bot: person.isBot,
    is_app_user: false,
    updated: 1_767_225_600,
  };
  // Slack keeps little of a deactivated account: no role, no time zone.
  if (person.isDeactivated) return base;
  return {
    ...base,
    color: '9f69e7',
    real_name: person.realName,
    tz: person.timeZone,
    tz_label: person.timeZone,
    tz_offset: tzOffset(person.timeZone, now) * 60,
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: person.isOwner,
    is_restricted: person.isGuest,
    is_ultra_restricted: false,
    is_email_confirmed: !person.isBot,
    who_can_share_contact_card: 'EVERYONE',
    ...(isStranger ? { is_stranger: false } : {}),
  };
}
