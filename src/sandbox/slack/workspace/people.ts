import type { UserGroup } from '../seed.ts';
import { botPerson, seedPeople, seedUserGroups, slackbot, TEAM } from '../seed.ts';
import type { Person } from './model.ts';

export type PersonChange = Partial<Omit<Person, 'id' | 'isBot'>>;
export type People = ReturnType<typeof createPeople>;

export function createPeople(botName: string, changed: () => void) {
  const everybody = [...seedPeople, botPerson(botName), slackbot].map((person) => ({ ...person }));
  const groups = seedUserGroups.map((group) => ({ ...group, users: [...group.users] }));

  return {
    get: (id: string): Person | undefined => everybody.find((person) => person.id === id),
    all: (): readonly Person[] => everybody,
    /** The people of our own company: what `users.list` knows. */
    ofTeam: (): Person[] => everybody.filter((person) => person.teamId === TEAM.id),
    byHandle: (name: string): Person | undefined =>
      everybody.find((person) => person.name.toLowerCase() === name.toLowerCase()),
    groups: (): readonly UserGroup[] => groups,

    /** What an administrator of the workspace does: deactivate somebody, make somebody a guest … */
    change(id: string, change: PersonChange): void {
      const person = everybody.find((candidate) => candidate.id === id);
      if (!person) throw new Error(`Nobody in the workspace has the id ${id}`);
      Object.assign(person, change);
      changed();
    },

    changeGroup(id: string, users: readonly string[]): void {
      const group = groups.find((candidate) => candidate.id === id);
      if (!group) throw new Error(`No user group has the id ${id}`);
      group.users = [...users];
      changed();
    },
  };
}
