import type { Context } from './context.ts';
import { isInventoryOld, readInventory } from './inventory/read-inventory.ts';
import type { JobHandlers, Routine } from './jobs/handlers.ts';
import type { Log } from './log.ts';
import { executePurchase } from './purchases/execute-purchase.ts';
import { expireRequests } from './purchases/expire-requests.ts';
import { followUp } from './purchases/follow-up.ts';
import { reconcilePurchase } from './purchases/reconcile-purchase.ts';
import { remindOfWaiting } from './purchases/remind-approvers.ts';
import { resumeAbandoned, resumeWork } from './purchases/resume-work.ts';
import type { Homes } from './slack/home/homes.ts';
import { tellHomes } from './slack/home/tell-homes.ts';
import type { Messenger } from './slack/messenger.ts';
import { rememberingPeople } from './slack/people.ts';
import { type Rendering, showRequest } from './slack/render-request.ts';
import { tellAdmins } from './slack/tell-admins.ts';
import { tellChange } from './slack/tell-change.ts';
import { forgetSearches } from './store/searches.ts';
import { isZoomError } from './zoom/errors.ts';

export type Duties = { handlers: JobHandlers; routine: Routine };

/** Which use case does which job, and what is done without one. */
export function createDuties({
  context,
  messenger,
  homes,
  nameOf,
  log,
}: {
  context: Context;
  messenger: Messenger;
  homes: Homes;
  nameOf: Rendering['nameOf'];
  log: Log;
}): Duties {
  const { store, clock } = context;
  const rendering: Rendering = {
    context,
    messenger,
    nameOf,
    people: rememberingPeople(context.people, clock),
  };
  return {
    handlers: {
      'execute-purchase': ({ requestId }) => executePurchase(context, requestId),
      'reconcile-purchase': ({ requestId }) => reconcilePurchase(context, requestId),
      'follow-up': ({ requestId }) => followUp(context, requestId),
      'show-request': async ({ requestId }) => {
        await tellHomes(rendering, requestId);
        await showRequest(rendering, requestId);
      },
      'show-home': ({ userId }) => homes.redraw(userId),
      'tell-change': ({ auditId }, { mayBeDone }) => tellChange(rendering, auditId, { mayBeTold: mayBeDone }),
      'tell-admins': ({ text }, { key, mayBeDone, sentAt }) =>
        tellAdmins({ context, messenger, log }, text, { key, maybeSince: mayBeDone ? sentAt : undefined }),
    },
    routine: {
      async resume() {
        const underWay = await resumeWork(context);
        if (underWay > 0) log.info({ requests: underWay }, 'Picked up what was under way');
      },
      async everyMinute() {
        await expireRequests(context);
        await remindOfWaiting(context);
        await resumeAbandoned(context);
      },
      isHourlyDue: () => isInventoryOld(context),
      async everyHour(signal) {
        try {
          log.info(await readInventory(context, signal), 'Read the inventory');
        } catch (error) {
          if (signal.aborted) return log.info('Reading the inventory was broken off by the stop');
          if (!isZoomError(error)) throw error;
          log.warn({ err: error }, 'The inventory could not be read; it is tried again in an hour');
        }
      },
      async everyNight() {
        const forgotten = await forgetSearches(store.db, clock.now());
        log.info({ forgotten }, 'Forgot old searches');
      },
    },
  };
}
