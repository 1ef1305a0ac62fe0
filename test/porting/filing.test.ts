import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginAgain } from '../../src/porting/begin-again.ts';
import { executeFiling } from '../../src/porting/execute-filing.ts';
import { forgetDrafts, keepDraft, readDraft } from '../../src/porting/keep-draft.ts';
import { dayIn } from '../../src/porting/port-days.ts';
import { resumeFilings } from '../../src/porting/resume-filings.ts';
import { settleFilingByHand } from '../../src/porting/settle-filing-by-hand.ts';
import { fromFilingRow } from '../../src/porting/stored-filing.ts';
import { submitPort } from '../../src/porting/submit-port.ts';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { createSeal } from '../../src/seal.ts';
import { readPortFiling } from '../../src/store/port-filings.ts';
import { readPortChanges, readPortOrder } from '../../src/store/port-orders.ts';
import { announcements, portFilings } from '../../src/store/porting-schema.ts';
import type { Store } from '../../src/store/store.ts';
import { portsThatCrash } from '../crash/ports-that-crash.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { createPortWorld, FILLED, type PortWorld, SECRETS } from '../support/port-world.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { HOUR, OTHER, REQUESTER } from '../support/purchase-world.ts';

const DAY = 24 * HOUR;
const ORDERS = '/phone/porting/orders';
const numbersOf = portableNumbers('312');

describeOnBothDatabases('Filing ports', (backend) => {
  let store: Store;
  let world: PortWorld;
  let worlds = 0;

  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(async () => {
    await world.close();
    await store.close();
  });
  beforeEach(async () => {
    await world?.close();
    await store.db.delete(portFilings);
    // Orders of each account have ids of their own.
    world = await createPortWorld(store, `ports ${++worlds}`);
  });

  const filingOf = async (id = '') => {
    const row = await readPortFiling(store.db, id);
    if (!row) throw new Error('There is no such filing');
    return fromFilingRow(row);
  };
  const lose = (kind: 'cut_after' | 'cut_before') =>
    world.zoom.zoom.addFault({ kind, method: 'POST', path: ORDERS, times: 1 });

  /** Without a token nothing is sent. */
  const unreachable = () => {
    world.zoom.zoom.revokeTokens();
    world.zoom.zoom.addFault({ kind: 'gateway_down', path: '/oauth/token' });
  };

  describe('A filing', () => {
    it('is sent once, kept with what Zoom does not take, noted as new, and told; its secrets are deleted', async () => {
      const numbers = numbersOf('Verizon', 2);
      const [filing] = await world.submit(numbers, {
        ...FILLED,
        billingNumber: '(312) 555-9999',
        siteId: 'HQ',
      });
      expect(filing?.sealed).toMatch(/^v1\./);
      await world.work();
      const filed = await filingOf(filing?.id);
      expect(filed).toMatchObject({ status: 'filed', sealed: null, orderId: world.ordersOf(numbers[0])[0] });
      const order = await readPortOrder(store.db, filed.orderId ?? '');
      expect(order).toMatchObject({
        requesterId: REQUESTER,
        status: 'submitted',
        details: { billingNumber: '+13125559999', scope: 'full', lineType: 'landline', siteId: 'HQ' },
      });
      const changes = await readPortChanges(store.db, filed.orderId ?? '');
      expect(changes.map(({ kind }) => kind)).toEqual(['new']);
      // The channel is told; who filed it sees it in their card.
      const told = await store.db.select().from(announcements);
      expect(told.filter(({ changeId }) => changeId === changes[0]?.id).map(({ target }) => target)).toEqual([
        'C0PORTING',
      ]);
      await watchOrders(world.context);
      await watchOrders(world.context);
      expect(await readPortChanges(store.db, filed.orderId ?? '')).toHaveLength(1);
      // The card follows what becomes of the order.
      world.queue.told.length = 0;
      world.zoom.zoom.moveOrder(filed.orderId ?? '', { to: 'pending' });
      await watchOrders(world.context);
      expect(world.queue.told).toContainEqual({ name: 'show-filing', filingId: filing?.id });
    });

    it('is one of each part, however often the form is submitted', async () => {
      const numbers = [...numbersOf('Verizon', 1), ...numbersOf('Lumen', 1)];
      const draft = await world.fill(numbers);
      const asked = {
        userId: REQUESTER,
        teamId: 'T1',
        viewId: 'V-twice',
        draftId: draft.id,
        checked: ['active', 'clear', 'bill'] as const,
        timeZone: 'America/Denver',
      };
      const results = await Promise.all(
        [1, 2, 3].map(() => submitPort(world.context, { ...asked, checked: [...asked.checked] })),
      );
      expect(results.map(({ kind }) => kind)).toEqual(['submitted', 'submitted', 'submitted']);
      await world.work();
      expect(world.filed()).toBe(2);
      // From another window it is gone.
      const other = await submitPort(world.context, {
        ...asked,
        viewId: 'V-other',
        checked: [...asked.checked],
      });
      expect(other.kind).toBe('gone');
    });

    it('is refused for numbers that are on their way already, and for whoever may not port', async () => {
      const numbers = numbersOf('Verizon', 1);
      await world.fill(numbers);
      await world.submit(numbers);
      const draft = await world.fill(numbersOf('Verizon', 1));
      const clash = { ...draft, parts: draft.parts.map((part) => ({ ...part, phoneNumbers: numbers })) };
      await keepDraft(world.context, REQUESTER, clash);
      const asked = { teamId: 'T1', viewId: 'V-clash', draftId: draft.id, checked: [], timeZone: 'UTC' };
      expect(await submitPort(world.context, { ...asked, userId: REQUESTER })).toMatchObject({
        kind: 'unchecked',
      });
      const checked = ['active', 'clear', 'bill'] as ('active' | 'clear' | 'bill')[];
      expect(await submitPort(world.context, { ...asked, userId: REQUESTER, checked })).toMatchObject({
        kind: 'taken',
        problems: [expect.stringContaining('in another order already')],
      });
      expect(await submitPort(world.context, { ...asked, userId: OTHER, checked })).toMatchObject({
        kind: 'not_allowed',
        role: 'port',
      });
    });

    it('whose answer is lost is found among the orders, and not sent again', async () => {
      const numbers = numbersOf('Verizon', 1);
      lose('cut_after');
      const [filing] = await world.submit(numbers);
      await world.pass(60_000);
      expect(await filingOf(filing?.id)).toMatchObject({
        status: 'filed',
        orderId: world.ordersOf(numbers[0])[0],
      });
      expect(world.filed()).toBe(1);
    });

    it('that never arrived is lost after two readings that agree, and can be begun again without its secrets', async () => {
      const numbers = numbersOf('Verizon', 1);
      lose('cut_before');
      const [filing] = await world.submit(numbers);
      await world.work();
      expect((await filingOf(filing?.id)).status).toBe('uncertain');
      expect(
        await beginAgain(world.context, { filingId: filing?.id ?? '', userId: REQUESTER, replace: false }),
      ).toEqual({
        kind: 'not_over',
      });
      await world.pass(60_000);
      expect(await filingOf(filing?.id)).toMatchObject({ status: 'lost', sealed: null, orderId: null });
      expect(world.filed()).toBe(1);
      const begun = await beginAgain(world.context, {
        filingId: filing?.id ?? '',
        userId: REQUESTER,
        replace: false,
      });
      const fields = begun.kind === 'begun' ? begun.draft.parts[0]?.fields : undefined;
      expect(fields).toMatchObject({ carrierName: 'Verizon', address: '1801 California St', zip: '80202' });
      expect(fields?.accountNumber ?? fields?.accountPin).toBeUndefined();
    });

    it('that was taken for lost is its filer’s all the same when its order turns up, and they are told', async () => {
      const numbers = numbersOf('Verizon', 1);
      await watchOrders(world.context);
      lose('cut_before');
      const [filing] = await world.submit(numbers);
      await world.pass(60_000);
      expect((await filingOf(filing?.id)).status).toBe('lost');
      // Zoom was slow to show what it had taken.
      world.zoom.zoom.createPortalOrder({ phone_numbers: numbers, carrier_name: 'Verizon' });
      await watchOrders(world.context);
      const { status, orderId } = await filingOf(filing?.id);
      expect([status, orderId]).toEqual(['filed', world.ordersOf(numbers[0])[0]]);
      expect((await readPortOrder(store.db, orderId ?? ''))?.requesterId).toBe(REQUESTER);
      const changes = await readPortChanges(store.db, orderId ?? '');
      expect(changes.map(({ details }) => details)).toEqual([
        expect.objectContaining({ kind: 'new', isLate: true }),
      ]);
      const told = await store.db.select().from(announcements);
      const targets = told.filter(({ changeId }) => changeId === changes[0]?.id).map(({ target }) => target);
      expect(targets.toSorted()).toEqual(['C0PORTING', REQUESTER].toSorted());
    });

    it('that was lost has nothing to do with an order of the same numbers that was filed again, or made much later', async () => {
      const numbers = numbersOf('Verizon', 1);
      lose('cut_before');
      const [first] = await world.submit(numbers);
      await world.pass(60_000);
      const [second] = await world.submit(numbers);
      await world.work();
      await watchOrders(world.context);
      expect(await filingOf(first?.id)).toMatchObject({ status: 'lost', orderId: null });
      expect(await filingOf(second?.id)).toMatchObject({ status: 'filed' });

      const others = numbersOf('Verizon', 1);
      lose('cut_before');
      const [lost] = await world.submit(others);
      await world.pass(60_000);
      world.zoom.zoom.passDays(1);
      world.zoom.zoom.createPortalOrder({ phone_numbers: others, carrier_name: 'Verizon' });
      await watchOrders(world.context);
      expect(await filingOf(lost?.id)).toMatchObject({ status: 'lost', orderId: null });
      const [orderId = ''] = world.ordersOf(others[0]);
      expect((await readPortOrder(store.db, orderId))?.requesterId).toBeNull();
    });

    it('that never arrived is known to be lost soon after Zoom can be read again, however long it could not', async () => {
      const numbers = numbersOf('Verizon', 1);
      lose('cut_before');
      world.zoom.zoom.addFault({ kind: 'gateway_down', method: 'GET', path: ORDERS });
      const [filing] = await world.submit(numbers);
      await world.pass(3 * HOUR);
      expect((await filingOf(filing?.id)).status).toBe('uncertain');
      world.zoom.zoom.clearFaults();
      await world.pass(90_000);
      expect((await filingOf(filing?.id)).status).toBe('lost');
    });

    it('stays uncertain while Zoom cannot be read, until somebody says what happened', async () => {
      const numbers = numbersOf('Verizon', 1);
      lose('cut_after');
      world.zoom.zoom.addFault({ kind: 'gateway_down', method: 'GET', path: ORDERS });
      const [filing] = await world.submit(numbers);
      const settle = (userId: string, happened: boolean) =>
        settleFilingByHand(world.context, { filingId: filing?.id ?? '', userId, happened });
      await world.work();
      expect(await settle(REQUESTER, false)).toMatchObject({ kind: 'too_early' });
      await world.pass(HOUR);
      expect((await filingOf(filing?.id)).status).toBe('uncertain');
      expect(await settle(OTHER, true)).toMatchObject({ kind: 'not_allowed' });
      expect(await settle(REQUESTER, true)).toMatchObject({
        kind: 'settled',
        filing: { status: 'filed', orderId: null },
      });
      expect(await settle(REQUESTER, false)).toMatchObject({ kind: 'not_uncertain' });
      // As soon as Zoom can be read, the watch knows whose the order is.
      world.zoom.zoom.clearFaults();
      await watchOrders(world.context);
      const settled = await filingOf(filing?.id);
      expect(settled.orderId).toBe(world.ordersOf(numbers[0])[0]);
      expect((await readPortOrder(store.db, settled.orderId ?? ''))?.requesterId).toBe(REQUESTER);
      expect(world.filed()).toBe(1);
    });

    it('that the watch sees before its answer is written down is not announced as made elsewhere', async () => {
      const numbers = numbersOf('Verizon', 1);
      await watchOrders(world.context);
      lose('cut_after');
      const [filing] = await world.submit(numbers);
      const job = world.queue.take(world.clock.now());
      expect(job?.name).toBe('file-port');
      await executeFiling(world.context, filing?.id ?? '');
      expect((await filingOf(filing?.id)).status).toBe('uncertain');
      await watchOrders(world.context);
      const { status, orderId } = await filingOf(filing?.id);
      expect(status).toBe('filed');
      expect((await readPortOrder(store.db, orderId ?? ''))?.requesterId).toBe(REQUESTER);
      await world.pass(60_000);
      expect((await readPortChanges(store.db, orderId ?? '')).map(({ kind }) => kind)).toEqual(['new']);
    });

    it('waits while Zoom cannot be reached, and is given up after a day', async () => {
      const [first] = await world.submit(numbersOf('Verizon', 1));
      unreachable();
      await world.pass(60_000);
      expect(await filingOf(first?.id)).toMatchObject({ status: 'filing', startedAt: null, orderId: null });
      world.zoom.zoom.clearFaults();
      await world.pass(60_000);
      expect((await filingOf(first?.id)).status).toBe('filed');

      const [second] = await world.submit(numbersOf('Verizon', 1));
      unreachable();
      await world.work();
      await world.clock.advance(DAY + HOUR);
      await world.work();
      expect(await filingOf(second?.id)).toMatchObject({ status: 'refused', sealed: null });
    });

    it('is not sent once the day that was asked for is over', async () => {
      const today = dayIn(world.clock.now(), 'America/New_York');
      const [filing] = await world.submit(numbersOf('Verizon', 1), { ...FILLED, requestedPortDate: today });
      unreachable();
      await world.work();
      const tries = world.filed();
      world.zoom.zoom.clearFaults();
      await world.clock.advance(20 * HOUR);
      await world.work();
      expect(await filingOf(filing?.id)).toMatchObject({
        status: 'refused',
        sealed: null,
        refusal: expect.stringContaining(`${today}, is over, so nothing was sent`),
      });
      expect(world.filed()).toBe(tries);
    });

    it('whose secrets cannot be opened any more is refused, and nothing is sent', async () => {
      const [filing] = await world.submit(numbersOf('Verizon', 1));
      const context = { ...world.context, seal: createSeal(Buffer.alloc(32, 1)) };
      await executeFiling(context, filing?.id ?? '');
      expect(await filingOf(filing?.id)).toMatchObject({
        status: 'refused',
        refusal: expect.stringContaining('ENCRYPTION_KEY was changed'),
      });
      expect(world.filed()).toBe(0);
    });

    /** Nothing in the database has an account number or PIN in clear. */
    async function saysNothing(): Promise<void> {
      for (const table of ['port_filings', 'port_drafts', 'port_orders', 'port_changes', 'audit']) {
        const rows = JSON.stringify((await store.db.execute(`select * from ${table}`)) as unknown);
        for (const secret of Object.values(SECRETS)) expect(rows, table).not.toContain(secret);
      }
    }

    it('by a process that ended in the middle is looked for, and never sent twice, wherever it ended', async () => {
      let points = 0;
      for (let at = 0; ; at += 1) {
        const numbers = numbersOf('Verizon', 1);
        const [filing] = await world.submit(numbers);
        world.queue.forget();
        const before = world.filed();
        let seen = 0;
        const crashing = portsThatCrash(world.context, () => {
          if (seen++ >= at) throw new Error('The process ended');
        });
        const context = { ...world.context, ...crashing, seal: world.context.seal };
        const ended = await executeFiling(context, filing?.id ?? '').then(
          () => true,
          () => false,
        );
        await saysNothing();
        // Every job is gone with the process; the next one picks up.
        world.queue.forget();
        await resumeFilings(world.context, world.clock.now());
        await world.pass(5 * 60_000);
        const { status, sealed, orderId } = await filingOf(filing?.id);
        const orders = world.ordersOf(numbers[0]);
        expect(world.filed() - before, `calls, ended at ${at}`).toBeLessThanOrEqual(1);
        expect([status, sealed, orderId], `ended at ${at}`).toEqual(
          orders.length === 1 ? ['filed', null, orders[0]] : ['lost', null, null],
        );
        await saysNothing();
        points = at;
        if (ended) break;
      }
      expect(points).toBeGreaterThan(5);
    });

    it('of another process that is still at it is left alone for a while', async () => {
      const [filing] = await world.submit(numbersOf('Verizon', 1));
      await store.db.update(portFilings).set({ startedAt: world.clock.now() });
      // This process has been there all the time.
      const resume = () => resumeFilings(world.context, new Date(0));
      await executeFiling(world.context, filing?.id ?? '');
      await resume();
      expect((await filingOf(filing?.id)).status).toBe('filing');
      expect(world.filed()).toBe(0);
      await world.clock.advance(2 * 60_000);
      await resume();
      expect((await filingOf(filing?.id)).status).toBe('uncertain');
    });
  });

  describe('A form that is kept', () => {
    it('says nothing to whoever reads the database, and is nobody else’s', async () => {
      await world.fill(numbersOf('Verizon', 1));
      const rows = JSON.stringify((await store.db.execute('select * from port_drafts')) as unknown);
      for (const secret of Object.values(SECRETS)) expect(rows).not.toContain(secret);
      expect(rows).not.toContain('California St');
      expect((await readDraft(world.context, REQUESTER))?.draft.parts[0]?.fields).toEqual(FILLED);
      await store.db.execute(`update port_drafts set user_id = '${OTHER}'`);
      expect(await readDraft(world.context, OTHER)).toBeUndefined();
      await store.db.execute('delete from port_drafts');
    });

    it('is offered for seven days after somebody last went on with it, and deleted in the night after', async () => {
      const draft = await world.fill(numbersOf('Verizon', 1));
      await world.clock.advance(6 * DAY);
      await keepDraft(world.context, REQUESTER, draft);
      await world.clock.advance(7 * DAY);
      expect(await readDraft(world.context, REQUESTER)).toBeDefined();
      expect(await forgetDrafts(world.context)).toBe(0);
      await world.clock.advance(1);
      expect(await readDraft(world.context, REQUESTER)).toBeUndefined();
      expect(await forgetDrafts(world.context)).toBe(1);
    });

    it('is not opened with another key', async () => {
      await world.fill(numbersOf('Verizon', 1));
      const context = { ...world.context, seal: createSeal(Buffer.alloc(32, 1)) };
      expect(await readDraft(context, REQUESTER)).toBeUndefined();
    });
  });
});
