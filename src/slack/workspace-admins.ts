import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { refusalOf } from './access.ts';
import { personOf, userSchema } from './directory.ts';

/** Admins come and go by the month; a big workspace takes many calls to go through, of which Slack allows 20 a minute. */
const BELIEVED_MS = 60 * 60_000;
/** Milliseconds in which Slack is not asked again when it could not say. */
const FAILED_MS = 60_000;
const PAGE = 200;

const page = z.object({
  members: z.array(userSchema),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Those who administer the workspace, to be told what nobody else is there for. @throws when Slack cannot be asked */
export function createWorkspaceAdmins(
  client: WebClient,
  clock: Clock,
  team: { id: string },
): () => Promise<string[]> {
  let known: { answer: Promise<string[]>; until: number } | undefined;

  async function read(): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const { members, response_metadata } = page.parse(
        await client.users.list({ limit: PAGE, ...(cursor ? { cursor } : {}) }),
      );
      const people = members.map((user) => personOf(user, team));
      ids.push(
        ...people
          .filter((each) => each.isWorkspaceAdmin && refusalOf(each) === undefined)
          .map(({ id }) => id),
      );
      cursor = response_metadata?.next_cursor;
    } while (cursor);
    return ids;
  }

  return () => {
    const now = clock.now().getTime();
    if (known && known.until > now) return known.answer;
    const answer = read();
    const asked = { answer, until: now + BELIEVED_MS };
    answer.catch(() => {
      asked.until = now + FAILED_MS;
    });
    known = asked;
    return answer;
  };
}
