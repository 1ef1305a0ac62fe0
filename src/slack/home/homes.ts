import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { Context } from '../../context.ts';
import { readNewest } from '../../inventory/inventory-history.ts';
import { takeInventory } from '../../inventory/take-inventory.ts';
import type { Log } from '../../log.ts';
import { readOpenOrders, takeOpenOrders } from '../../porting/open-orders.ts';
import { isKnownToMay } from '../../settings/roles.ts';
import { rememberHome } from '../../store/homes.ts';
import { TryLater } from '../../try-later.ts';
import { isZoomError } from '../../zoom/errors.ts';
import { post } from '../posting.ts';
import { undeliverable } from '../undeliverable.ts';
import { homeBlocks } from './home-blocks.ts';
import type { Freshness } from './home-view.ts';
import { publishHome } from './publish-home.ts';
import { readHome } from './read-home.ts';

/** People's Home tabs. Everything rejects with the SDK's errors when Slack does not take one. */
export type Homes = {
  /** Somebody looks at theirs: drawn at once from what is kept, and again when Zoom has told what is newer. */
  open(userId: string): Promise<void>;
  /** The same with whatever Zoom has now, however new what is kept is. */
  refresh(userId: string): Promise<void>;
  /** The job `show-home`: draws it from what is kept. @throws TryLater when Slack takes it later */
  redraw(userId: string): Promise<void>;
};

/** Milliseconds for which what Zoom told is new enough for a Home. */
const NEW = 60_000;

export function createHomes({
  client,
  context,
  log,
}: {
  client: WebClient;
  /** Its `people` may be remembered for a moment: a Home is drawn by them, and nothing decided. */
  context: Context;
  log: Log;
}): Homes {
  const { clock, zoom } = context;

  const draw = (userId: string, freshness: Freshness) =>
    publishHome({ client, context }, userId, async () => {
      const view = await readHome(context, userId);
      return view && homeBlocks(view, freshness);
    });
  /** Somebody waits for it, so a pause that Slack asks for is waited out. */
  const show = (userId: string, freshness: Freshness) => post(clock, () => draw(userId, freshness));

  async function ask(userId: string): Promise<void> {
    await show(userId, 'reading');
    const answers = await Promise.allSettled([
      ...(zoom.offers('inventory') ? [takeInventory(context)] : []),
      ...(zoom.offers('porting-read') ? [takeOpenOrders(context)] : []),
    ]);
    const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    for (const failure of failures) {
      if (!isZoomError(failure)) throw failure;
      log.warn({ err: failure }, 'A Home is shown with what was read before');
    }
    await show(userId, failures.length > 0 ? 'failed' : 'as kept');
  }

  async function isNew(): Promise<boolean> {
    const since = clock.now().getTime() - NEW;
    const [inventory, orders] = [await readNewest(context), await readOpenOrders(context)];
    return [inventory?.newest.readAt, orders?.at].every((at) => at !== undefined && at.getTime() >= since);
  }

  /** Whether a Home shows them what Zoom would be asked for. While Slack cannot say, it is left out. */
  const showsZoom = async (userId: string) =>
    (await isKnownToMay(context, 'look', userId)) || (await isKnownToMay(context, 'port', userId));

  return {
    async open(userId) {
      await rememberHome(context.store.db, userId, clock.now());
      const needsZoom = !(await isNew()) && (await showsZoom(userId));
      await (needsZoom ? ask(userId) : show(userId, 'as kept'));
    },

    async refresh(userId) {
      await ((await showsZoom(userId)) ? ask(userId) : show(userId, 'as kept'));
    },

    async redraw(userId) {
      try {
        await draw(userId, 'as kept');
      } catch (error) {
        if (error instanceof WebAPIRateLimitedError) throw new TryLater(error.retryAfter, { cause: error });
        const reason = undeliverable(error, userId);
        if (!reason) throw error;
        log.info({ err: reason }, 'A Home is not there to be drawn any more');
      }
    },
  };
}
