import type { JobHandlers, Routine } from './jobs/handlers.ts';
import type { Log } from './log.ts';
import type { Purchases } from './purchases/context.ts';
import { executePurchase } from './purchases/execute-purchase.ts';
import { expireRequests } from './purchases/expire-requests.ts';
import { followUp } from './purchases/follow-up.ts';
import { reconcilePurchase } from './purchases/reconcile-purchase.ts';
import { remindOfWaiting } from './purchases/remind-approvers.ts';
import { resumeAbandoned, resumeWork } from './purchases/resume-work.ts';
import type { Messenger } from './slack/messenger.ts';
import { rememberingPeople } from './slack/people.ts';
import { type Rendering, showRequest } from './slack/render-request.ts';
import { tellAdmins } from './slack/tell-admins.ts';
import { tellChange } from './slack/tell-change.ts';
import { forgetSearches } from './store/searches.ts';

export type Duties = { handlers: JobHandlers; routine: Routine };

/** Which use case does which job, and what is done without one. */
export function createDuties({
  purchases,
  messenger,
  nameOf,
  log,
}: {
  purchases: Purchases;
  messenger: Messenger;
  nameOf: Rendering['nameOf'];
  log: Log;
}): Duties {
  const { store, clock } = purchases;
  const rendering: Rendering = {
    purchases,
    messenger,
    nameOf,
    people: rememberingPeople(purchases.people, clock),
  };
  return {
    handlers: {
      'execute-purchase': ({ requestId }) => executePurchase(purchases, requestId),
      'reconcile-purchase': ({ requestId }) => reconcilePurchase(purchases, requestId),
      'follow-up': ({ requestId }) => followUp(purchases, requestId),
      'show-request': ({ requestId }) => showRequest(rendering, requestId),
      'tell-change': ({ auditId }, { mayBeDone }) => tellChange(rendering, auditId, { mayBeTold: mayBeDone }),
      'tell-admins': ({ text }, { key, mayBeDone, sentAt }) =>
        tellAdmins({ purchases, messenger, log }, text, { key, maybeSince: mayBeDone ? sentAt : undefined }),
    },
    routine: {
      async resume() {
        const underWay = await resumeWork(purchases);
        if (underWay > 0) log.info({ requests: underWay }, 'Picked up what was under way');
      },
      async everyMinute() {
        await expireRequests(purchases);
        await remindOfWaiting(purchases);
        await resumeAbandoned(purchases);
      },
      async everyNight() {
        const forgotten = await forgetSearches(store.db, clock.now());
        log.info({ forgotten }, 'Forgot old searches');
      },
    },
  };
}
