import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { approveRequest } from '../../src/purchases/decide-request.ts';
import { expireRequests } from '../../src/purchases/expire-requests.ts';
import { findRequest } from '../../src/purchases/list-requests.ts';
import { reconsiderRequests } from '../../src/purchases/reconsider-requests.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import { submitRequest } from '../../src/purchases/submit-request.ts';
import { withdrawRequest } from '../../src/purchases/withdraw-request.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { readAuditRows } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import {
  APPROVER,
  createPurchaseWorld,
  forgetRequests,
  HOUR,
  OTHER,
  type PurchaseWorld,
  REQUESTER,
  SECOND,
  wantedNumbers,
} from '../support/purchase-world.ts';

/** Races are lost by chance: each is run this often. */
const ROUNDS = 8;

describeOnBothDatabases('Two people at once', (backend) => {
  let store: Store;
  let world: PurchaseWorld;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());
  beforeEach(() => forgetRequests(store));
  afterEach(() => world.close());

  async function begin(settings: Partial<Settings>) {
    world = await createPurchaseWorld(store, settings);
  }

  async function ask(areaCode: string, requesterId = REQUESTER): Promise<StoredRequest> {
    const wanted = wantedNumbers(await world.offered(areaCode, 1));
    const viewId = world.context.ids.newId();
    const asked = await submitRequest(world.context, { viewId, teamId: 'T1', requesterId, wanted });
    if (asked.kind !== 'submitted') throw new Error(`It was ${asked.kind}`);
    return asked.request;
  }

  const approve = ({ id: requestId, revision }: StoredRequest, userId: string) =>
    approveRequest(world.context, { requestId, revision, userId });
  const withdraw = ({ id: requestId, requesterId: userId }: StoredRequest) =>
    withdrawRequest(world.context, { requestId, userId });

  async function statusOf({ id }: StoredRequest) {
    return (await findRequest(store.db, id))?.request.status;
  }

  /** The last word is one, whoever had it. */
  async function expectOneEnd(request: StoredRequest, ...ends: string[]) {
    const rows = await readAuditRows(store.db, { subject: request.id }, { limit: 100 });
    expect(rows.filter(({ what }) => ends.includes(what))).toHaveLength(1);
  }

  it('approve what needs one approval: one of them approves it', async () => {
    await begin({ quorumBands: [{ upTo: null, quorum: 1 }] });
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = await ask('415');
      const answers = await Promise.all([approve(request, APPROVER), approve(request, SECOND)]);
      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['approved', 'decided']);
      await expectOneEnd(request, 'request.approved');
      await world.work();
      expect(world.zoom.purchases).toHaveLength(1);
      expect(await statusOf(request)).toBe('purchased');
      world.zoom.purchases.length = 0;
    }
  });

  it('approve what needs two approvals: it is approved, once', async () => {
    await begin({ quorumBands: [{ upTo: null, quorum: 2 }] });
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = await ask('415');
      const answers = await Promise.all([approve(request, APPROVER), approve(request, SECOND)]);
      expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['approved', 'counted']);
      await expectOneEnd(request, 'request.approved');
      await world.work();
    }
    expect(world.zoom.purchases).toHaveLength(ROUNDS);
  });

  it('click twice: one vote', async () => {
    await begin({ quorumBands: [{ upTo: null, quorum: 2 }] });
    const request = await ask('415');
    const answers = await Promise.all([approve(request, APPROVER), approve(request, APPROVER)]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['already_voted', 'counted']);
    expect((await findRequest(store.db, request.id))?.votes).toHaveLength(1);
  });

  it('approve and withdraw: it is one or the other', async () => {
    await begin({ quorumBands: [{ upTo: null, quorum: 1 }] });
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = await ask('415');
      const both = [() => approve(request, APPROVER), () => withdraw(request)];
      if (round % 2) both.reverse();
      const answers = await Promise.all(both.map((act) => act()));
      const kinds = answers.map(({ kind }) => kind);
      expect(kinds).toContain('decided');
      expect(kinds.includes('approved') !== kinds.includes('withdrawn')).toBe(true);
      await expectOneEnd(request, 'request.approved', 'request.withdrawn');
      await world.work();
      expect(await statusOf(request)).toBe(kinds.includes('approved') ? 'purchased' : 'withdrawn');
    }
  });

  it('approve while it expires: it is one or the other, whichever comes first', async () => {
    await begin({ quorumBands: [{ upTo: null, quorum: 1 }], requestExpiryHours: 1 });
    const ends = new Set<string>();
    for (let round = 0; round < 2 * ROUNDS; round += 1) {
      const request = await ask('415');
      await world.clock.advance(HOUR - 1);
      // The hour is over at some moment between their looks at the clock: before all of them, after all, or in between.
      const before = world.clock.now();
      let looks = 0;
      const now = () => new Date(before.getTime() + (looks++ < round ? 0 : 1));
      const context = { ...world.context, clock: { ...world.clock, now } };
      const { id: requestId, revision } = request;
      const [answer] = await Promise.all([
        approveRequest(context, { requestId, revision, userId: APPROVER }),
        expireRequests(context),
        expireRequests(context),
      ]);
      await world.clock.advance(1);
      expect(['approved', 'expired', 'decided']).toContain(answer.kind);
      const status = await statusOf(request);
      expect(status).toBe(answer.kind === 'approved' ? 'approved' : 'expired');
      await expectOneEnd(request, 'request.approved', 'request.expired');
      ends.add(status ?? '');
      await world.work();
    }
    expect(world.zoom.purchases.length).toBeGreaterThan(0);
    // Both happened, or this was no race.
    expect([...ends].toSorted()).toEqual(['approved', 'expired']);
  });

  it('approve at the very moment it expires: nobody approves what has expired', async () => {
    await begin({ quorumBands: [{ upTo: null, quorum: 1 }], requestExpiryHours: 1 });
    for (let round = 0; round < ROUNDS; round += 1) {
      const request = await ask('415');
      await world.clock.advance(HOUR);
      const [answer] = await Promise.all([approve(request, APPROVER), expireRequests(world.context)]);
      expect(['expired', 'decided']).toContain(answer.kind);
      await expectOneEnd(request, 'request.approved', 'request.expired');
    }
    expect(world.zoom.purchases).toEqual([]);
  });

  it('approve, and the minute that notices that it has approvals enough: it is approved, once', async () => {
    await begin({ quorumBands: [{ upTo: null, quorum: 2 }] });
    for (let round = 0; round < ROUNDS; round += 1) {
      world.settings.quorumBands = [{ upTo: null, quorum: 2 }];
      const request = await ask('415');
      expect((await approve(request, APPROVER)).kind).toBe('counted');
      world.settings.quorumBands = [{ upTo: null, quorum: 1 }];
      const [answer] = await Promise.all([
        approve(request, SECOND),
        reconsiderRequests(world.context),
        reconsiderRequests(world.context),
      ]);
      expect(['approved', 'decided']).toContain(answer.kind);
      await expectOneEnd(request, 'request.approved');
      await world.work();
    }
    expect(world.zoom.purchases).toHaveLength(ROUNDS);
  });

  it('approve two requests for which there is budget once: one is refused', async () => {
    await begin({ quorumBands: [{ upTo: null, quorum: 1 }], monthlyBudget: 0 });
    const first = await ask('415');
    const second = await ask('628', OTHER);
    const { monthlyCost } = first.wanted;
    world.settings.monthlyBudget = Math.max(monthlyCost, second.wanted.monthlyCost) + 0.01;
    const answers = await Promise.all([approve(first, APPROVER), approve(second, SECOND)]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['approved', 'refused']);
    await world.work();
    expect(world.zoom.purchases).toHaveLength(1);
  });

  it('ask for the same number: one is told whose it is', async () => {
    await begin({});
    const wanted = wantedNumbers(await world.offered('212', 1));
    const submit = (requesterId: string) =>
      submitRequest(world.context, { viewId: `V${requesterId}`, teamId: 'T1', requesterId, wanted });
    const answers = await Promise.all([submit(REQUESTER), submit(OTHER)]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['held', 'submitted']);
  });

  it('send one form twice: one request', async () => {
    await begin({});
    const wanted = wantedNumbers(await world.offered('212', 1));
    const asked = { viewId: 'V1', teamId: 'T1', requesterId: REQUESTER, wanted };
    const answers = await Promise.all([
      submitRequest(world.context, asked),
      submitRequest(world.context, asked),
    ]);
    expect(answers.map((answer) => answer.kind === 'submitted' && answer.again).toSorted()).toEqual([
      false,
      true,
    ]);
  });
});
