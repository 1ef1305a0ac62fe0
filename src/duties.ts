import { subDays } from 'date-fns';
import type { Context } from './context.ts';
import { runSteps } from './inventory/run-steps.ts';
import { resumeRuns, workOnRun } from './inventory/work-on-run.ts';
import type { JobHandlers, Routine } from './jobs/handlers.ts';
import type { Log } from './log.ts';
import { executePurchase } from './purchases/execute-purchase.ts';
import { expireRequests } from './purchases/expire-requests.ts';
import { followUp } from './purchases/follow-up.ts';
import { oneByOne } from './purchases/one-by-one.ts';
import { reconcilePurchase } from './purchases/reconcile-purchase.ts';
import { reconsiderRequests } from './purchases/reconsider-requests.ts';
import { remindOfWaiting } from './purchases/remind-approvers.ts';
import { resumeWork } from './purchases/resume-work.ts';
import type { Messenger } from './slack/messenger.ts';
import { rememberingPeople } from './slack/people.ts';
import { type Rendering, showRequest } from './slack/render-request.ts';
import { showRun } from './slack/render-run.ts';
import { tellAdmins } from './slack/tell-admins.ts';
import { tellChange } from './slack/tell-change.ts';
import type { Workspace } from './slack/workspace.ts';
import { forgetPlans } from './store/runs.ts';
import { forgetSearches } from './store/searches.ts';

export type Duties = { handlers: JobHandlers; routine: Routine };

/** Which use case does which job, and what is done without one. */
export function createDuties({
  context,
  messenger,
  workspace,
  nameOf,
  workspaceAdmins,
  log,
}: {
  context: Context;
  messenger: Messenger;
  workspace: Workspace;
  nameOf: Rendering['nameOf'];
  workspaceAdmins: () => Promise<string[]>;
  log: Log;
}): Duties {
  const { store, clock } = context;
  const startedAt = clock.now();
  const due = {
    'expire requests': () => expireRequests(context),
    'reconsider requests': () => reconsiderRequests(context),
    'remind of requests': () => remindOfWaiting(context),
    'resume what was abandoned': () => resumeWork(context, startedAt),
  };
  const rendering: Rendering = {
    context,
    messenger,
    nameOf,
    people: rememberingPeople(context.people, clock),
  };
  return {
    handlers: {
      'execute-purchase': ({ requestId }, { mayBeDone }) =>
        executePurchase(context, requestId, { isRetry: mayBeDone }),
      'reconcile-purchase': ({ requestId }) => reconcilePurchase(context, requestId),
      'follow-up': ({ requestId }) => followUp(context, requestId),
      'show-request': ({ requestId }) => showRequest(rendering, requestId),
      'tell-change': ({ auditId }) => tellChange(rendering, auditId),
      'tell-admins': ({ text }, { key, mayBeDone, sentAt }) =>
        tellAdmins({ context, messenger, workspaceAdmins, log }, text, {
          key,
          maybeSince: mayBeDone ? sentAt : undefined,
        }),
      'work-on-run': ({ runId }) => workOnRun(context, runSteps, runId),
      'show-run': ({ runId }) => showRun({ context, messenger, workspace }, runId),
    },
    routine: {
      async resume() {
        const underWay = await resumeWork(context, startedAt);
        if (underWay > 0) log.info({ requests: underWay }, 'Picked up what was under way');
        const runs = await resumeRuns(context);
        if (runs > 0) log.info({ runs }, 'Picked up runs that were under way');
      },
      everyMinute: () =>
        oneByOne(
          Object.entries(due),
          ([what]) => what,
          ([, task]) => task(),
        ),
      async everyNight() {
        const forgotten = await forgetSearches(store.db, clock.now());
        log.info({ forgotten }, 'Forgot old searches');
        const plans = await forgetPlans(store.db, subDays(clock.now(), 1));
        log.info({ plans }, 'Forgot plans that nobody began');
      },
    },
  };
}
