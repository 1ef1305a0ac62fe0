import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { slackCode } from './undeliverable.ts';

/** A person as Slack knows them now. */
export type Person = {
  id: string;
  teamId: string;
  realName: string;
  isGuest: boolean;
  isBot: boolean;
  isDeactivated: boolean;
  /** From another workspace, present through a shared channel. */
  isStranger: boolean;
  /** Admin or owner of the workspace. */
  isWorkspaceAdmin: boolean;
  /** As far as Slack tells: by it, Zoom knows them too. */
  email?: string | undefined;
  /** IANA, as far as Slack tells. */
  timeZone?: string | undefined;
};

export type Directory = {
  /** This workspace, as the bot's own token says. */
  team(): { id: string; name: string };
  /** @throws when Slack cannot be asked, or knows nobody by that id (`isNobody`) */
  person(userId: string): Promise<Person>;
};

/** How long an answer about a person is believed. */
const BELIEVED_MS = 60_000;

/** A person as Slack writes them. */
export const userSchema = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  real_name: z.string().optional(),
  name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  tz: z.string().optional(),
  profile: z.object({ email: z.string().optional() }).optional(),
});
const answerSchema = z.object({ user: userSchema });

/** Asks Slack. @throws when it cannot be asked, or knows nobody by that id */
export async function readPerson(client: WebClient, team: { id: string }, userId: string): Promise<Person> {
  return personOf(answerSchema.parse(await client.users.info({ user: userId })).user, team);
}

/** Whether Slack was asked, and has nobody (that we may see) by that id. */
export function isNobody(error: unknown): boolean {
  return ['user_not_found', 'user_not_visible'].includes(slackCode(error) ?? '');
}

export function personOf(user: z.infer<typeof userSchema>, team: { id: string }): Person {
  return {
    id: user.id,
    teamId: user.team_id ?? team.id,
    realName: user.real_name ?? user.name ?? user.id,
    isGuest: Boolean(user.is_restricted || user.is_ultra_restricted),
    isBot: Boolean(user.is_bot) || user.id === 'USLACKBOT',
    isDeactivated: Boolean(user.deleted),
    isStranger: Boolean(user.is_stranger) || (user.team_id !== undefined && user.team_id !== team.id),
    isWorkspaceAdmin: Boolean(user.is_admin || user.is_owner),
    email: user.profile?.email,
    timeZone: user.tz,
  };
}

export function createDirectory(
  client: WebClient,
  clock: Clock,
  team: { id: string; name: string },
): Directory {
  const known = new Map<string, { person: Person; until: number }>();
  return {
    team: () => team,
    async person(userId) {
      const now = clock.now().getTime();
      const entry = known.get(userId);
      if (entry && entry.until > now) return entry.person;
      let person: Person;
      try {
        person = await readPerson(client, team, userId);
      } catch (error) {
        // Somebody who was a member a while ago may search while Slack has no time to say whether they still are.
        if (entry) return entry.person;
        throw error;
      }
      if (known.size > 1_000) known.clear();
      known.set(userId, { person, until: now + BELIEVED_MS });
      return person;
    },
  };
}
