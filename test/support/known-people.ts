import type { People } from '../../src/context.ts';

/** Who is who in a test. A person who is in no list has left. */
export type KnownPeople = {
  members?: string[];
  /** Members who administer the workspace. */
  workspaceAdmins?: string[];
  groups?: Record<string, string[] | 'unreadable'>;
};

export function knownPeople({ members = [], workspaceAdmins = [], groups = {} }: KnownPeople): People {
  return {
    async standing(userId) {
      const isWorkspaceAdmin = workspaceAdmins.includes(userId);
      return { userId, isWorkspaceAdmin, isMember: isWorkspaceAdmin || members.includes(userId) };
    },
    async membersOf(groupId) {
      const group = groups[groupId] ?? 'unreadable';
      if (group === 'unreadable') throw new Error('no_such_subteam');
      return group;
    },
    workspaceAdmins: async () => workspaceAdmins,
  };
}
