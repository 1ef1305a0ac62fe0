import { SlackRefusal } from '../errors.ts';
import { userObject } from '../objects/user.ts';
import { TEAM } from '../seed.ts';
import type { Person } from '../workspace/model.ts';
import { flag, paging, text } from './arguments.ts';
import { type ApiMethod, type Call, method } from './method.ts';
import { pageOf } from './paging.ts';

const show = ({ core }: Call, person: Person) => {
  const { app, clock } = core.workspace;
  return userObject(person, clock.now(), app.botScopes.includes('users:read.email'));
};

const info = method(4, { user: text, include_locale: flag.optional() }, (call, args) => {
  const person = call.core.workspace.people.get(args.user);
  if (!person) throw new SlackRefusal('user_not_found');
  return { user: show(call, person) };
});

const listAll = method(2, { include_locale: flag.optional(), ...paging }, (call, args) => {
  const { people, clock } = call.core.workspace;
  const page = pageOf(people.ofTeam(), args, 1000);
  return {
    members: page.items.map((person) => show(call, person)),
    cache_ts: Math.floor(clock.now().getTime() / 1000),
    response_metadata: page.response_metadata,
  };
});

const lookupByEmail = method(3, { email: text }, (call, args) => {
  const person = call.core.workspace.people
    .all()
    .find(
      (candidate) =>
        candidate.email.toLowerCase() === args.email.toLowerCase() &&
        candidate.teamId === TEAM.id &&
        !candidate.isBot &&
        !candidate.isDeactivated,
    );
  if (!person || args.email === '') throw new SlackRefusal('users_not_found');
  return { user: show(call, person) };
});

export const userMethods: Record<string, ApiMethod> = {
  'users.info': info,
  'users.list': listAll,
  'users.lookupByEmail': lookupByEmail,
};
