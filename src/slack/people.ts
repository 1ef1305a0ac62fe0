import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { People } from '../context.ts';
import { refusalOf } from './access.ts';
import { isNobody, readPerson } from './directory.ts';
import { patiently } from './posting.ts';
import { createWorkspaceAdmins } from './workspace-admins.ts';

/** Seconds that a click may wait for Slack to take the question, before it is told that Slack cannot say. */
const PATIENCE = 10;

const membersSchema = z.object({ users: z.array(z.string()) });

/**
 * Who is who, as Slack says at the moment it is asked: rights are never remembered. Only questions asked at once share
 * their answer, for Slack takes twenty a minute about user groups.
 */
export function createPeople(client: WebClient, clock: Clock, team: { id: string }): People {
  return {
    standing: shared(async (userId) => {
      try {
        const person = await patiently(clock, PATIENCE, () => readPerson(client, team, userId));
        const isMember = refusalOf(person) === undefined;
        return { userId, isMember, isWorkspaceAdmin: isMember && person.isWorkspaceAdmin };
      } catch (error) {
        if (!isNobody(error)) throw error;
        return { userId, isMember: false, isWorkspaceAdmin: false };
      }
    }),
    membersOf: shared(async (groupId) => {
      const list = () => client.usergroups.users.list({ usergroup: groupId });
      return membersSchema.parse(await patiently(clock, PATIENCE, list)).users;
    }),
    workspaceAdmins: createWorkspaceAdmins(client, clock, team),
  };
}

function shared<Answer>(ask: (id: string) => Promise<Answer>): (id: string) => Promise<Answer> {
  const asking = new Map<string, Promise<Answer>>();
  return (id) => {
    const underWay = asking.get(id);
    if (underWay) return underWay;
    const answer = ask(id).finally(() => asking.delete(id));
    asking.set(id, answer);
    return answer;
  };
}

/** How long an answer may serve to draw a card. */
const REMEMBERED_MS = 60_000;

/** The same, remembered for a minute: to draw cards by, of which there are many, and never to decide by. */
export function rememberingPeople(people: People, clock: Clock): People {
  return {
    standing: remembering(people.standing, clock),
    membersOf: remembering(people.membersOf, clock),
    workspaceAdmins: people.workspaceAdmins,
  };
}

function remembering<Answer>(
  ask: (id: string) => Promise<Answer>,
  clock: Clock,
): (id: string) => Promise<Answer> {
  const known = new Map<string, { answer: Promise<Answer>; until: number }>();
  return (id) => {
    const now = clock.now().getTime();
    const entry = known.get(id);
    if (entry && entry.until > now) return entry.answer;
    if (known.size > 1_000) known.clear();
    const answer = ask(id);
    known.set(id, { answer, until: now + REMEMBERED_MS });
    answer.catch(() => known.delete(id));
    return answer;
  };
}
