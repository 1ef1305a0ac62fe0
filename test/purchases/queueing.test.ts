import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/numbers/format-number.ts';
import { denyRequest } from '../../src/purchases/decide-request.ts';
import { editRequest } from '../../src/purchases/edit-request.ts';
import { expireRequests } from '../../src/purchases/expire-requests.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import { submitRequest } from '../../src/purchases/submit-request.ts';
import type { Store } from '../../src/store/store.ts';
import type { AvailableNumber } from '../../src/zoom/types.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { approve, ask, happened, history, now } from '../support/purchase-steps.ts';
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

let store: Store;
let world: PurchaseWorld;
let n1: AvailableNumber;
let n2: AvailableNumber;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await forgetRequests(store);
  world = await createPurchaseWorld(store);
  const byNumber = (one: AvailableNumber, other: AvailableNumber) =>
    one.phoneNumber.localeCompare(other.phoneNumber);
  [n1, n2] = (await world.offered('212', 2)).toSorted(byNumber) as [AvailableNumber, AvailableNumber];
});
afterEach(() => world.close());

const asks = (who: string, ...numbers: AvailableNumber[]) => ask(world, wantedNumbers(numbers), who);
const change = ({ id: requestId, revision, requesterId }: StoredRequest, ...numbers: AvailableNumber[]) =>
  editRequest(world.context, {
    ...{ requestId, revision, userId: requesterId, queueBehind: true },
    wanted: wantedNumbers(numbers),
  });
const deny = ({ id: requestId, revision }: StoredRequest, userId = APPROVER) =>
  denyRequest(world.context, { requestId, revision, userId, reason: 'No' });

describe('A request that waits behind another', () => {
  it('cannot be approved, and neither expires nor loses its time meanwhile', async () => {
    const front = await asks(REQUESTER, n1);
    await world.clock.advance(HOUR);
    const queued = await asks(OTHER, n1, n2);
    expect(queued.behind).toBe(front.id);
    expect(await approve(world, queued, APPROVER)).toMatchObject({ kind: 'queued', behind: front.id });
    await world.clock.advance(71 * HOUR);
    await expireRequests(world.context);
    expect((await now(world, front)).status).toBe('expired');
    expect(await now(world, queued)).toMatchObject({ status: 'awaiting_approval', behind: undefined });
    // Its 72 hours begin now, wherever it stood before.
    await world.clock.advance(71 * HOUR);
    expect(await expireRequests(world.context)).toBe(0);
    await world.clock.advance(HOUR);
    expect(await expireRequests(world.context)).toBe(1);
  });

  it('waits on though its time is over, for nobody could decide it', async () => {
    const front = await asks(REQUESTER, n1);
    const queued = await asks(OTHER, n1);
    await change(front, n1, n2);
    await world.clock.advance(72 * HOUR - 1);
    await change(await now(world, front), n1);
    await world.clock.advance(HOUR);
    expect(await expireRequests(world.context)).toBe(0);
    expect((await now(world, queued)).status).toBe('awaiting_approval');
    expect((await approve(world, queued, APPROVER)).kind).toBe('queued');
  });

  it('moves up when the one in front ends without buying: the oldest first, the next behind it', async () => {
    const front = await asks(REQUESTER, n1);
    const second = await asks(OTHER, n1);
    const third = await asks(REQUESTER, n1);
    await deny(front);
    expect((await now(world, second)).behind).toBeUndefined();
    expect((await now(world, third)).behind).toBe(second.id);
    expect(await happened(world, second)).toEqual(['request.submitted', 'request.moved_up']);
    expect(await happened(world, third)).toEqual(['request.submitted', 'request.moved_up']);
    expect((await approve(world, second, APPROVER)).kind).toBe('approved');
  });

  it('moves up when the one in front is changed and lets the number go', async () => {
    const front = await asks(REQUESTER, n1);
    const queued = await asks(OTHER, n1);
    expect((await change(front, n2)).kind).toBe('edited');
    expect((await now(world, queued)).behind).toBeUndefined();
    // A third person is not in front of who has waited longer.
    const held = await submitRequest(world.context, {
      ...{ viewId: 'V-third', teamId: 'T1', requesterId: REQUESTER, wanted: wantedNumbers([n1]) },
    });
    expect(held).toMatchObject({ kind: 'held', held: [{ requestId: queued.id }] });
    expect((await approve(world, queued, APPROVER)).kind).toBe('approved');
  });

  it('stays where it is, without a word, when the one in front is changed and keeps the number', async () => {
    const front = await asks(REQUESTER, n1);
    const queued = await asks(OTHER, n1);
    await change(front, n1, n2);
    expect((await now(world, queued)).behind).toBe(front.id);
    expect(await happened(world, queued)).toEqual(['request.submitted']);
  });

  it('goes on waiting for whoever has another of its numbers', async () => {
    const both = [await asks(REQUESTER, n1), await asks(REQUESTER, n2)];
    const queued = await asks(OTHER, n1, n2);
    const front = both.find(({ id }) => id === queued.behind);
    const other = both.find(({ id }) => id !== queued.behind);
    if (!front || !other) throw new Error('It waits for neither');
    await deny(front);
    expect((await now(world, queued)).behind).toBe(other.id);
    await deny(other);
    expect((await now(world, queued)).behind).toBeUndefined();
  });

  it('loses the number that the one in front has bought, and goes on with the rest', async () => {
    const front = await asks(REQUESTER, n1);
    const queued = await asks(OTHER, n1, n2);
    await approve(world, front, APPROVER);
    await world.work();
    const left = await now(world, queued);
    expect(left).toMatchObject({
      status: 'awaiting_approval',
      behind: undefined,
      revision: queued.revision + 1,
      wanted: { kind: 'number', numbers: [n2], monthlyCost: n2.monthlyCost },
    });
    const lost = (await history(world, queued)).find(({ what }) => what === 'request.numbers_lost');
    expect(lost?.why).toBe(
      `Request ${front.number}, which came first, bought ${formatNumber(n1.phoneNumber)}.`,
    );
    expect((await approve(world, queued, APPROVER)).kind).toBe('outdated');
    await approve(world, left, APPROVER);
    await world.work();
    expect((await now(world, queued)).outcome?.bought).toMatchObject([{ phoneNumber: n2.phoneNumber }]);
  });

  it('keeps its approver from denying the one in front', async () => {
    const front = await asks(REQUESTER, n1);
    const queued = await asks(APPROVER, n1, n2);
    expect(await deny(front)).toMatchObject({
      kind: 'in_their_way',
      waiting: { id: queued.id },
      whoCan: { people: [SECOND] },
    });
    expect((await now(world, front)).status).toBe('awaiting_approval');
    expect((await deny(front, SECOND)).kind).toBe('denied');
  });

  it('keeps its approver from denying the others, too, that have some of its numbers', async () => {
    await asks(REQUESTER, n1);
    const other = await asks(OTHER, n2);
    const queued = await asks(APPROVER, n1, n2);
    expect(queued.behind).not.toBe(other.id);
    expect(await deny(other)).toMatchObject({
      kind: 'in_their_way',
      waiting: { id: queued.id },
      whoCan: { people: [SECOND] },
    });
  });

  it('loses what another than the one in front has bought, and waits on for the rest', async () => {
    const front = await asks(REQUESTER, n1);
    const other = await asks(OTHER, n2);
    const queued = await asks(OTHER, n1, n2);
    await approve(world, other, APPROVER);
    await world.work();
    expect(await now(world, queued)).toMatchObject({
      status: 'awaiting_approval',
      behind: front.id,
      revision: 2,
      wanted: { kind: 'number', numbers: [{ phoneNumber: n1.phoneNumber }] },
    });
    await deny(front);
    expect(await now(world, queued)).toMatchObject({ behind: undefined, revision: 2 });
  });

  it('is denied, and told by which request, when that one has bought all its numbers', async () => {
    const front = await asks(REQUESTER, n1, n2);
    const queued = await asks(OTHER, n1);
    await approve(world, front, APPROVER);
    await world.work();
    expect(await now(world, queued)).toMatchObject({
      status: 'denied',
      decision: { by: 'system', rules: ['A number goes to the request that came first.'] },
    });
    const denial = (await history(world, queued)).at(-1);
    expect(denial?.why).toBe(
      `Request ${front.number}, which came first, bought ${formatNumber(n1.phoneNumber)}.`,
    );
    const about = world.queue.told.filter((job) => job.name === 'tell-change' && job.auditId === denial?.id);
    expect(about).toHaveLength(1);
  });
});
