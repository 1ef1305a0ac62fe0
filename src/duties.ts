import { isInventoryOld, readInventory } from './inventory/read-inventory.ts';
import { runSteps } from './inventory/run-steps.ts';
import { resumeRuns, workOnRun } from './inventory/work-on-run.ts';
import type { JobHandlers, Routine } from './jobs/handlers.ts';
import type { Log } from './log.ts';
import { executeFiling } from './porting/execute-filing.ts';
import { forgetDrafts, type SealedContext } from './porting/keep-draft.ts';
import { reconcileFiling } from './porting/reconcile-filing.ts';
import { resumeAbandonedFilings, resumeFilings } from './porting/resume-filings.ts';
import { executePurchase } from './purchases/execute-purchase.ts';
import { expireRequests } from './purchases/expire-requests.ts';
import { followUp } from './purchases/follow-up.ts';
import { reconcilePurchase } from './purchases/reconcile-purchase.ts';
import { remindOfWaiting } from './purchases/remind-approvers.ts';
import { resumeAbandoned, resumeWork } from './purchases/resume-work.ts';
import { announcePorts, showPort } from './slack/announce-ports.ts';
import type { Homes } from './slack/home/homes.ts';
import { tellHomes } from './slack/home/tell-homes.ts';
import type { Messenger } from './slack/messenger.ts';
import { rememberingPeople } from './slack/people.ts';
import { showFiling } from './slack/render-filing.ts';
import { type Rendering, showRequest } from './slack/render-request.ts';
import { showRun } from './slack/render-run.ts';
import { tellAdmins } from './slack/tell-admins.ts';
import { tellChange } from './slack/tell-change.ts';
import type { Workspace } from './slack/workspace.ts';
import { forgetSearches } from './store/searches.ts';
import { isZoomError } from './zoom/errors.ts';

export type Duties = { handlers: JobHandlers; routine: Routine };

/** Which use case does which job, and what is done without one. */
export function createDuties({
  context,
  messenger,
  workspace,
  homes,
  nameOf,
  log,
}: {
  context: SealedContext;
  messenger: Messenger;
  workspace: Workspace;
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
      announce: ({ target }) => announcePorts({ context, messenger }, target),
      'show-port': ({ orderId }) => showPort({ context, messenger }, orderId),
      'file-port': ({ filingId }) => executeFiling(context, filingId),
      'reconcile-port': ({ filingId }) => reconcileFiling(context, filingId),
      'show-filing': ({ filingId }) => showFiling({ context, messenger }, filingId),
      'work-on-run': ({ runId }) => workOnRun(context, runSteps, runId),
      'show-run': ({ runId }) => showRun({ context, messenger, workspace }, runId),
    },
    routine: {
      async resume() {
        const underWay = await resumeWork(context);
        if (underWay > 0) log.info({ requests: underWay }, 'Picked up what was under way');
        const filings = await resumeFilings(context);
        if (filings > 0) log.info({ filings }, 'Picked up ports that were on their way');
        const runs = await resumeRuns(context);
        if (runs > 0) log.info({ runs }, 'Picked up runs that were under way');
      },
      async everyMinute() {
        await expireRequests(context);
        await remindOfWaiting(context);
        await resumeAbandoned(context);
        await resumeAbandonedFilings(context);
      },
      isHourlyDue: () => isInventoryOld(context),
      async everyHour() {
        try {
          log.info(await readInventory(context), 'Read the inventory');
        } catch (error) {
          if (!isZoomError(error)) throw error;
          log.warn({ err: error }, 'The inventory could not be read; it is tried again in an hour');
        }
      },
      async everyNight() {
        const forgotten = await forgetSearches(store.db, clock.now());
        log.info({ forgotten }, 'Forgot old searches');
        const drafts = await forgetDrafts(context);
        if (drafts > 0) log.info({ drafts }, 'Forgot forms of ports that nobody went on with');
      },
    },
  };
}
