import { SlackRefusal } from '../errors.ts';
import { ADA, TEAM, type UserGroup } from '../seed.ts';
import { flag, text } from './arguments.ts';
import { type ApiMethod, method } from './method.ts';

const CREATED = 1_767_225_600;

const groupObject = (group: UserGroup, withUsers: boolean, withCount: boolean) => ({
  id: group.id,
  team_id: TEAM.id,
  is_usergroup: true,
  is_subteam: true,
  name: group.name,
  description: group.description,
  handle: group.handle,
  is_external: false,
  date_create: CREATED,
  date_update: CREATED,
  date_delete: 0,
  auto_type: null,
  auto_provision: false,
  enterprise_subteam_id: '',
  created_by: ADA,
  updated_by: ADA,
  deleted_by: null,
  prefs: { channels: [], groups: [] },
  ...(withUsers ? { users: group.users } : {}),
  ...(withCount ? { user_count: group.users.length } : {}),
});

const listAll = method(
  2,
  { include_users: flag.optional(), include_count: flag.optional(), include_disabled: flag.optional() },
  ({ core }, args) => ({
    usergroups: core.workspace.people
      .groups()
      .map((group) => groupObject(group, args.include_users ?? false, args.include_count ?? false)),
  }),
);

const usersOf = method(2, { usergroup: text, include_disabled: flag.optional() }, ({ core }, args) => {
  const group = core.workspace.people.groups().find((candidate) => candidate.id === args.usergroup);
  if (!group) throw new SlackRefusal('no_such_subteam');
  return { users: group.users };
});

export const userGroupMethods: Record<string, ApiMethod> = {
  'usergroups.list': listAll,
  'usergroups.users.list': usersOf,
};
