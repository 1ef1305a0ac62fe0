import type { Job } from '../../src/context.ts';
import { checkPort } from '../../src/porting/check-port.ts';
import { executeFiling } from '../../src/porting/execute-filing.ts';
import { keepDraft, type SealedContext } from '../../src/porting/keep-draft.ts';
import { carryOutDecision } from '../../src/porting/port-decided.ts';
import { emptyDraft, type PartFields, type PortDraft } from '../../src/porting/port-draft.ts';
import { reconcileFiling } from '../../src/porting/reconcile-filing.ts';
import type { StoredFiling } from '../../src/porting/stored-filing.ts';
import { submitPort } from '../../src/porting/submit-port.ts';
import { createSeal } from '../../src/seal.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Store } from '../../src/store/store.ts';
import { createPurchaseWorld, type PurchaseWorld, REQUESTER } from './purchase-world.ts';

export const SECRETS = { accountNumber: 'ACCT-5501-9277', accountPin: '73x19Q' };

/** A form that is filled in; `2026-03-16` is a Monday two weeks after the clock's start. */
export const FILLED: PartFields = {
  carrierName: 'Verizon',
  lineType: 'landline',
  ...SECRETS,
  scope: 'full',
  authorizedPerson: 'Ada Lindqvist',
  address: '1801 California St',
  city: 'Denver',
  state: 'CO',
  zip: '80202',
  requestedPortDate: '2026-03-16',
};

export type PortWorld = Omit<PurchaseWorld, 'context' | 'work' | 'pass'> & {
  context: SealedContext;
  /** Runs every job that is due. */
  work(): Promise<void>;
  /** Lets time pass, and runs what falls due meanwhile at its moment. */
  pass(milliseconds: number): Promise<void>;
  /** A form with these numbers, filled in and kept as the requester's draft. */
  fill(phoneNumbers: string[], fields?: PartFields): Promise<PortDraft>;
  /** The same, submitted: nothing is sent before `work`. */
  submit(phoneNumbers: string[], fields?: PartFields): Promise<StoredFiling[]>;
  /** The calls that filed orders. */
  filed(): number;
  /** Zoom's orders that any of the numbers is in. */
  ordersOf(number: string | undefined): string[];
};

/** Everything that the use cases of porting work with; one person may port. */
export async function createPortWorld(
  store: Store,
  seed = 'ports',
  settings: Partial<Settings> = {},
): Promise<PortWorld> {
  const porting = { porters: [REQUESTER], portingChannel: 'C0PORTING', ...settings };
  const world = await createPurchaseWorld(store, porting, seed);
  const context: SealedContext = { ...world.context, seal: createSeal(Buffer.alloc(32, 9)) };
  const { queue, clock } = world;
  const submit: PortWorld['submit'] = async (phoneNumbers, fields) => {
    const draft = await port.fill(phoneNumbers, fields);
    const submitted = await submitPort(context, {
      userId: REQUESTER,
      teamId: 'T1',
      viewId: `V-${draft.id}`,
      draftId: draft.id,
      checked: ['active', 'clear', 'bill'],
      timeZone: 'America/Denver',
    });
    if (submitted.kind !== 'submitted') throw new Error(`Not submitted: ${JSON.stringify(submitted)}`);
    return submitted.filings;
  };
  const port: PortWorld = {
    ...world,
    context,
    async work() {
      for (let job = queue.take(clock.now()); job; job = queue.take(clock.now()))
        await runPortJob(context, job);
    },
    async pass(milliseconds) {
      const end = clock.now().getTime() + milliseconds;
      await port.work();
      for (let due = queue.nextDue(); due && due.getTime() <= end; due = queue.nextDue()) {
        await clock.advance(Math.max(0, due.getTime() - clock.now().getTime()));
        await port.work();
      }
      await clock.advance(end - clock.now().getTime());
    },
    async fill(phoneNumbers, fields = FILLED) {
      const empty = emptyDraft(context.ids.newId());
      const checked = await checkPort(context, REQUESTER, { draft: empty, pasted: phoneNumbers.join(' , ') });
      if (checked.kind === 'unclear') throw new Error(checked.problems.join(' '));
      const draft = { ...checked.draft, parts: checked.draft.parts.map((part) => ({ ...part, fields })) };
      await keepDraft(context, REQUESTER, draft);
      return draft;
    },
    submit,
    filed: () =>
      world.zoom.zoom
        .calls()
        .filter(({ method, path }) => method === 'POST' && path.endsWith('/porting/orders')).length,
    ordersOf: (number = '') =>
      world.zoom.zoom
        .snapshot()
        .orders.filter(({ phone_numbers }) => phone_numbers.includes(number))
        .map(({ order_id }) => order_id),
  };
  return port;
}

/** What the queue's workers do with a job. Cards and messages are nothing to the workflow. */
export async function runPortJob(context: SealedContext, job: Job): Promise<void> {
  if (job.name === 'file-port') await executeFiling(context, job.filingId);
  if (job.name === 'port-decided') await carryOutDecision(context, job.requestId);
  if (job.name === 'reconcile-port') await reconcileFiling(context, job.filingId);
}
