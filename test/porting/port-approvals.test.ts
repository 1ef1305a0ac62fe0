import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noteNumber } from '../../src/inventory/note-number.ts';
import { carryOutDecision } from '../../src/porting/port-decided.ts';
import { resumeFilings } from '../../src/porting/resume-filings.ts';
import { fromFilingRow, type StoredFiling } from '../../src/porting/stored-filing.ts';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { askAgain } from '../../src/purchases/ask-again.ts';
import { denyRequest } from '../../src/purchases/decide-request.ts';
import { expireRequests } from '../../src/purchases/expire-requests.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import { withdrawRequest } from '../../src/purchases/withdraw-request.ts';
import { readPortFiling, readPortFilings } from '../../src/store/port-filings.ts';
import { portFilings } from '../../src/store/porting-schema.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { createPortWorld, FILLED, type PortWorld } from '../support/port-world.ts';
import { portableNumbers } from '../support/portable-numbers.ts';
import { approve, history, now } from '../support/purchase-steps.ts';
import { APPROVER, forgetRequests, HOUR, REQUESTER } from '../support/purchase-world.ts';

const numbersOf = portableNumbers('312');

describeOnBothDatabases('Where ports need approval', (backend) => {
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
    await forgetRequests(store);
    // What costs nothing would be approved at once, were it a purchase; and no budget is too small for a port.
    const settings = { portNeedsApproval: true, autoApproveUpTo: 100, monthlyBudget: 0 };
    world = await createPortWorld(store, `port approvals ${++worlds}`, settings);
  });

  const filingOf = async (id = '') => {
    const row = await readPortFiling(store.db, id);
    if (!row) throw new Error('There is no such filing');
    return fromFilingRow(row);
  };
  const requestOf = (filing: StoredFiling | undefined) => now(world, { id: filing?.requestId ?? '' });
  async function submitted(
    ...numbers: string[]
  ): Promise<{ filings: StoredFiling[]; request: StoredRequest }> {
    const filings = await world.submit(numbers);
    return { filings, request: await requestOf(filings[0]) };
  }
  const states = async () =>
    (await readPortFilings(store.db, {})).map(({ status, sealed }) => [status, sealed !== null]);

  it('one request asks for all parts, which are sent once it is approved, each once', async () => {
    const { filings, request } = await submitted(...numbersOf('Verizon', 2), ...numbersOf('Lumen', 1));
    expect(filings.map(({ status, requestId }) => [status, requestId])).toEqual([
      ['awaiting_approval', request.id],
      ['awaiting_approval', request.id],
    ]);
    expect(request).toMatchObject({
      status: 'awaiting_approval',
      wanted: {
        kind: 'port',
        monthlyCost: 0,
        ports: [
          { carrierName: 'Verizon', numbers: 2, requestedPortDate: FILLED.requestedPortDate },
          { numbers: 1 },
        ],
      },
    });
    await world.work();
    expect(world.filed()).toBe(0);

    expect((await approve(world, request, REQUESTER)).kind).toBe('not_allowed');
    expect((await approve(world, request, APPROVER)).kind).toBe('approved');
    await world.work();
    await carryOutDecision(world.context, request.id);
    await world.work();
    expect(world.filed()).toBe(2);
    expect(await states()).toEqual([
      ['filed', false],
      ['filed', false],
    ]);
    expect((await now(world, request)).status).toBe('purchased');
    expect((await history(world, request)).map(({ what, from, to }) => [what, from, to])).toEqual([
      ['request.submitted', null, 'awaiting_approval'],
      ['request.approved', 'awaiting_approval', 'approved'],
      ['port_in.started', 'approved', 'purchasing'],
      ['port_in.sent', 'purchasing', 'purchased'],
    ]);
    expect((await askAgain(world.context, { requestId: request.id, userId: REQUESTER })).kind).toBe(
      'unknown',
    );
  });

  it('the request says of which country and kind each number is', async () => {
    const [canadian = ''] = portableNumbers('604')('Verizon', 1);
    const { request } = await submitted(...numbersOf('Verizon', 1), canadian, '+18885550142');
    expect(request.wanted.numbers.map(({ country, type }) => [country, type])).toEqual([
      ['US', 'local'],
      ['CA', 'local'],
      ['US', 'toll_free'],
    ]);
  });

  describe.each<[string, (request: StoredRequest) => Promise<unknown>, string]>([
    [
      'denied',
      ({ id: requestId, revision }) =>
        denyRequest(world.context, { requestId, revision, userId: APPROVER, reason: 'We keep that line.' }),
      'was denied: We keep that line.',
    ],
    [
      'withdrawn',
      ({ id: requestId }) => withdrawRequest(world.context, { requestId, userId: REQUESTER }),
      'was withdrawn.',
    ],
    [
      'expired',
      async () => {
        await world.clock.advance(73 * HOUR);
        await expireRequests(world.context);
      },
      'expired: nobody decided in time.',
    ],
  ])('%s', (status, end, why) => {
    it('nothing is filed, its card says why, its secrets are deleted, and the numbers are free', async () => {
      const numbers = numbersOf('Verizon', 1);
      const { filings, request } = await submitted(...numbers);
      await end(request);
      await world.work();
      expect((await now(world, request)).status).toBe(status);
      expect(await filingOf(filings[0]?.id)).toMatchObject({
        status: 'refused',
        sealed: null,
        refusal: `Request ${request.number} ${why}`,
      });
      expect(world.filed()).toBe(0);
      expect((await submitted(...numbers)).request.status).toBe('awaiting_approval');
    });
  });

  it('an approval that cannot be carried out in time lapses', async () => {
    const { filings, request } = await submitted(...numbersOf('Verizon', 1));
    await approve(world, request, APPROVER);
    await world.clock.advance(25 * HOUR);
    await world.work();
    expect((await now(world, request)).status).toBe('lapsed');
    expect(await filingOf(filings[0]?.id)).toMatchObject({
      status: 'refused',
      sealed: null,
      refusal: `The approval of request ${request.number} lapsed: it could not be sent to Zoom in time.`,
    });
  });

  it('a decision whose job was lost is carried out all the same', async () => {
    const { filings, request } = await submitted(...numbersOf('Verizon', 1));
    await withdrawRequest(world.context, { requestId: request.id, userId: REQUESTER });
    while (world.queue.take(world.clock.now())) {
      // Lost.
    }
    await resumeFilings(world.context, world.clock.now());
    await world.work();
    expect((await filingOf(filings[0]?.id)).status).toBe('refused');
  });

  it('numbers wait for one decision only', async () => {
    const [number = ''] = numbersOf('Verizon', 1);
    await submitted(number);
    expect(JSON.stringify((await world.fill([number])).leftOut)).toContain('is in another order already');
  });

  it('what was ordered in the Zoom portal meanwhile is not filed a second time', async () => {
    const [number = ''] = numbersOf('Verizon', 1);
    const { filings, request } = await submitted(number);
    world.zoom.zoom.createPortalOrder({ phone_numbers: [number], carrier_name: 'Verizon' });
    await watchOrders(world.context);
    await approve(world, request, APPROVER);
    await world.work();
    expect(world.filed()).toBe(0);
    expect(await now(world, request)).toMatchObject({ status: 'failed' });
    expect((await filingOf(filings[0]?.id)).refusal).toContain('is in porting order');
  });

  it('nothing is filed for a day that is over when it is approved', async () => {
    const soon = { ...FILLED, requestedPortDate: '2026-03-03' };
    const [filing] = await world.submit(numbersOf('Verizon', 1), soon);
    const request = await requestOf(filing);
    await world.clock.advance(48 * HOUR);
    await approve(world, request, APPROVER);
    await world.work();
    expect(world.filed()).toBe(0);
    expect(await now(world, request)).toMatchObject({ status: 'failed' });
    expect((await history(world, request)).at(-1)?.why).toContain('2026-03-03, was over');
    expect(await filingOf(filing?.id)).toMatchObject({
      status: 'refused',
      sealed: null,
      refusal: expect.stringContaining('File it again with a later one.'),
    });
  });

  it('a number is ours when it was read in the inventory since it was asked for, and not for an older reading', async () => {
    const numbers = numbersOf('Verizon', 2);
    const read = (phoneNumber = '') =>
      noteNumber(
        store.db,
        { id: `num_${phoneNumber}`, phoneNumber, type: 'local', status: 'active', capabilities: [] },
        world.clock.now(),
      );
    const [released, arrived] = numbers;
    await read(released);
    await world.clock.advance(HOUR);
    const first = await submitted(released ?? '');
    const second = await submitted(arrived ?? '');
    await world.clock.advance(HOUR);
    await read(arrived);
    await approve(world, first.request, APPROVER);
    await approve(world, second.request, APPROVER);
    await world.work();
    expect((await filingOf(first.filings[0]?.id)).status).toBe('filed');
    expect((await filingOf(second.filings[0]?.id)).refusal).toContain('is ours already');
  });

  it('the day in which a filing is tried begins with its approval', async () => {
    const { filings, request } = await submitted(...numbersOf('Verizon', 1));
    await world.clock.advance(70 * HOUR);
    world.zoom.zoom.revokeTokens();
    world.zoom.zoom.addFault({ kind: 'gateway_down', path: '/oauth/token' });
    await approve(world, request, APPROVER);
    await world.pass(2 * HOUR);
    expect(await filingOf(filings[0]?.id)).toMatchObject({ status: 'filing' });
    world.zoom.zoom.clearFaults();
    await world.pass(HOUR);
    expect(await filingOf(filings[0]?.id)).toMatchObject({ status: 'filed' });
  });
});
