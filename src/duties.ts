import { subDays } from 'date-fns/subDays';
import { isInventoryOld, readInventory } from './inventory/read-inventory.ts';
import { runSteps } from './inventory/run-steps.ts';
import { resumeRuns, workOnRun } from './inventory/work-on-run.ts';
import type { JobHandlers, Routine } from './jobs/handlers.ts';
import type { Log } from './log.ts';
import { sendDueDigests } from './porting/due-digests.ts';
import { executeFiling } from './porting/execute-filing.ts';
import { forgetDrafts, type SealedContext } from './porting/keep-draft.ts';
import { pollOrders } from './porting/poll-orders.ts';
import { carryOutDecision } from './porting/port-decided.ts';
import { reconcileFiling } from './porting/reconcile-filing.ts';
import { resumeFilings } from './porting/resume-filings.ts';
import { wakeTellers } from './porting/wake-tellers.ts';
import { executePurchase } from './purchases/execute-purchase.ts';
import { expireRequests } from './purchases/expire-requests.ts';
import { followUp } from './purchases/follow-up.ts';
import { oneByOne } from './purchases/one-by-one.ts';
import { reconcilePurchase } from './purchases/reconcile-purchase.ts';
import { reconsiderRequests } from './purchases/reconsider-requests.ts';
import { remindOfWaiting } from './purchases/remind-approvers.ts';
import { resumeWork } from './purchases/resume-work.ts';
import { announcePorts, showPort, tellWhatIsOpen } from './slack/announce-ports.ts';
import { sendInventory } from './slack/export-inventory.ts';
import type { Homes } from './slack/home/homes.ts';
import { tellHomes } from './slack/home/tell-homes.ts';
import type { Messenger } from './slack/messenger.ts';
import { rememberingPeople } from './slack/people.ts';
import { showFiling } from './slack/render-filing.ts';
import { type Rendering, showRequest } from './slack/render-request.ts';
import { showRun } from './slack/render-run.ts';
import { tellAdmins } from './slack/tell-admins.ts';
import { tellChange } from './slack/tell-change.ts';
import { tellDigest } from './slack/tell-digest.ts';
import { forgetNumberLists } from './store/number-lists.ts';
import { forgetPlans } from './store/runs.ts';
import { forgetSearches } from './store/searches.ts';
import { TryLater } from './try-later.ts';
import { isZoomError } from './zoom/errors.ts';

export type Duties = { handlers: JobHandlers; routine: Routine };

/** Which use case does which job, and what is done without one. */
export function createDuties({
  context,
  messenger,
  homes,
  nameOf,
  portingPollSeconds,
  log,
}: {
  context: SealedContext;
  messenger: Messenger;
  homes: Homes;
  nameOf: Rendering['nameOf'];
  portingPollSeconds: number;
  log: Log;
}): Duties {
  const { store, clock } = context;
  const startedAt = clock.now();
  const due = {
    'expire requests': () => expireRequests(context),
    'reconsider requests': () => reconsiderRequests(context),
    'remind of requests': () => remindOfWaiting(context),
    'resume what was abandoned': () => resumeWork(context, startedAt),
    'pick up ports': () => resumeFilings(context, startedAt),
    'tell what waited': () => wakeTellers(context),
    'send digests': () => sendDueDigests(context),
  };
  const rendering: Rendering = {
    context,
    messenger,
    nameOf,
    people: rememberingPeople(context.people, clock),
  };
  // Rights are looked at with every number of a run, and with everybody who follows a port: for a minute, Slack's answer
  // about a person is good for thousands of them.
  const manyRights = { ...context, people: rendering.people };
  return {
    handlers: {
      'execute-purchase': ({ requestId }, { mayBeDone }) =>
        executePurchase(context, requestId, { isRetry: mayBeDone }),
      'reconcile-purchase': ({ requestId }) => reconcilePurchase(context, requestId),
      'follow-up': ({ requestId }) => followUp(context, requestId),
      'show-request': async ({ requestId }) => {
        await tellHomes(rendering, requestId);
        await showRequest(rendering, requestId);
      },
      'show-home': ({ userId }) => homes.redraw(userId),
      'tell-change': ({ auditId }) => tellChange(rendering, auditId),
      'tell-admins': ({ text }, { key, mayBeDone, sentAt }) =>
        tellAdmins({ context, messenger, log }, text, {
          key,
          maybeSince: mayBeDone ? sentAt : undefined,
        }),
      'work-on-run': ({ runId }) => workOnRun(manyRights, runSteps, runId),
      announce: ({ target }) => announcePorts({ context: manyRights, messenger }, target),
      'tell-digest': (digest) => tellDigest({ context, messenger }, digest),
      'show-port': ({ orderId }) => showPort({ context, messenger }, orderId),
      'port-decided': ({ requestId }) => carryOutDecision(context, requestId),
      'file-port': ({ filingId }) => executeFiling(context, filingId),
      'reconcile-port': ({ filingId }) => reconcileFiling(context, filingId),
      'show-filing': ({ filingId }) => showFiling({ context, messenger }, filingId),
      'show-run': ({ runId }) => showRun({ context, messenger }, runId),
      'export-inventory': (job, attempt) => sendInventory({ context, messenger }, job, attempt),
    },
    routine: {
      async resume() {
        const underWay = {
          requests: () => resumeWork(context, startedAt),
          filings: () => resumeFilings(context, startedAt),
          runs: () => resumeRuns(context),
        };
        await oneByOne(
          Object.entries(underWay),
          ([what]) => what,
          async ([what, task]) => {
            const count = await task();
            if (count > 0) log.info({ [what]: count }, `Picked up ${what} that were under way`);
          },
        );
      },
      everyMinute: () =>
        oneByOne(
          Object.entries(due),
          ([what]) => what,
          ([, task]) => task(),
        ),
      watchEverySeconds: portingPollSeconds,
      async watchPorts() {
        const watched = await pollOrders(context);
        if (!watched) return log.warn('The porting orders could not be read');
        log[watched.changes > 0 ? 'info' : 'debug'](watched, 'Looked at the porting orders');
        await tellWhatIsOpen({ context, messenger }).catch((error: unknown) => {
          if (!(error instanceof TryLater)) throw error;
          log.info({ seconds: error.seconds }, 'Slack is busy: what is open is said after the next look');
        });
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
        const drafts = await forgetDrafts(context);
        if (drafts > 0) log.info({ drafts }, 'Forgot forms of ports that nobody went on with');
        log.info({ forgotten: await forgetNumberLists(store.db, clock.now()) }, 'Forgot old lists');
        const plans = await forgetPlans(store.db, subDays(clock.now(), 1));
        log.info({ plans }, 'Forgot plans that nobody began');
      },
    },
  };
}
