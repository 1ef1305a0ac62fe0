import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readReading, saveReading } from '../../store/readings.ts';
import { slackCode } from '../undeliverable.ts';

/** How often another drawing may come in between before ours goes on top, whatever is there. */
const TRIES = 4;

const kept = z.object({ hash: z.string() });
const published = z.object({ view: z.object({ hash: z.string() }) });

/**
 * Publishes a Home. An older drawing never ends up on top of a newer one, whichever processes they come from: what is
 * shown is read after the hash of the Home that it replaces, and Slack refuses when another has come in between.
 * @param draw reads what is shown; undefined: nothing is to be shown
 */
export async function publishHome(
  { client, context }: { client: WebClient; context: Pick<Context, 'store' | 'clock'> },
  userId: string,
  draw: () => Promise<KnownBlock[] | undefined>,
): Promise<void> {
  const { store, clock } = context;
  const name = `home:${userId}`;
  for (let tries = 1; ; tries += 1) {
    const row = await readReading(store.db, name);
    // The answer to a publication can be lost, and with it the hash: the last try does without.
    const hash = row && tries < TRIES ? kept.parse(row.value) : {};
    const blocks = await draw();
    if (!blocks) return;
    try {
      const answer = await client.views.publish({
        user_id: userId,
        view: { type: 'home', blocks },
        ...hash,
      });
      const { view } = published.parse(answer);
      await saveReading(store.db, { name, value: { hash: view.hash }, at: clock.now() });
      return;
    } catch (error) {
      if (slackCode(error) !== 'hash_conflict' || tries >= TRIES) throw error;
    }
  }
}
