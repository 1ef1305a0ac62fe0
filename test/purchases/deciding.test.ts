import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { denyRequest, mayDeny } from '../../src/purchases/decide-request.ts';
import { editRequest } from '../../src/purchases/edit-request.ts';
import { expireRequests } from '../../src/purchases/expire-requests.ts';
import { reconsiderRequests } from '../../src/purchases/reconsider-requests.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import { withdrawRequest } from '../../src/purchases/withdraw-request.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { RightUnknown } from '../../src/settings/user-groups.ts';
import { readRequestView } from '../../src/slack/read-request-view.ts';
import type { Store } from '../../src/store/store.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { approve, ask, happened, history, now, toldAdmins } from '../support/purchase-steps.ts';
import {
  ADMIN,
  APPROVER,
  createPurchaseWorld,
  forgetRequests,
  HOUR,
  OTHER,
  type PurchaseWorld,
  REQUESTER,
  SECOND,
  STRANGER,
  wantedNumbers,
} from '../support/purchase-world.ts';

const GROUP = 'S0APPROVERS';
const twoNeeded: Settings['quorumBands'] = [{ upTo: null, quorum: 2 }];

let store: Store;
let world: PurchaseWorld;
let request: StoredRequest;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(() => forgetRequests(store));
afterEach(() => world.close());

async function asked(settings: Partial<Settings>, requester = REQUESTER): Promise<StoredRequest> {
  world = await createPurchaseWorld(store, settings);
  request = await ask(world, wantedNumbers(await world.offered('212', 1)), requester);
  return request;
}

const deny = (userId: string, reason = 'No need') =>
  denyRequest(world.context, { requestId: request.id, revision: request.revision, userId, reason });

/** What the card says of the request's approvals. */
async function onCard() {
  return (await readRequestView(world.context, world.context.people, request.id))?.view.judgement;
}

describe('Whose click decides', () => {
  it('is never the requester’s own, though they are an approver, unless the settings say so', async () => {
    await asked({}, APPROVER);
    expect(await approve(world, request, APPROVER)).toMatchObject({
      kind: 'own_request',
      whoCan: { people: [SECOND] },
    });
    expect((await deny(APPROVER)).kind).toBe('own_request');
    world.settings.selfApproval = true;
    expect((await approve(world, request, APPROVER)).kind).toBe('approved');
  });

  it('is none of somebody who is no approver, or has left; they are told who can', async () => {
    await asked({});
    for (const nobody of [OTHER, STRANGER]) {
      const refused = { kind: 'not_allowed', whoCan: { named: [APPROVER, SECOND] } };
      expect(await approve(world, request, nobody)).toMatchObject(refused);
      expect(await deny(nobody)).toMatchObject(refused);
      // Before they are asked for a reason.
      expect(
        await mayDeny(world.context, { requestId: request.id, revision: 1, userId: nobody }),
      ).toMatchObject(refused);
    }
    expect(await happened(world, request)).toEqual(['request.submitted']);
  });
});

describe('While a user group cannot be read', () => {
  it('nobody is told that they may not who perhaps may, and the admins hear of it', async () => {
    await asked({ approvers: [GROUP] });
    world.people.groups[GROUP] = 'unreadable';
    await expect(approve(world, request, APPROVER)).rejects.toThrow(RightUnknown);
    expect(toldAdmins(world)).toEqual([expect.stringContaining(`cannot say who ${GROUP} is`)]);
    world.queue.told.length = 0;
    await expect(deny(APPROVER)).rejects.toThrow(RightUnknown);
    expect(toldAdmins(world)).toHaveLength(1);
    expect((await now(world, request)).status).toBe('awaiting_approval');
    world.people.groups[GROUP] = [APPROVER];
    expect((await approve(world, request, APPROVER)).kind).toBe('approved');
  });

  it('the rest decide', async () => {
    await asked({ approvers: [GROUP, SECOND] });
    world.people.groups[GROUP] = 'unreadable';
    expect((await approve(world, request, SECOND)).kind).toBe('approved');
    expect(toldAdmins(world)).toHaveLength(1);
  });

  it('the card says of its votes what a click would, and they count again when it can be read', async () => {
    await asked({ approvers: [GROUP, SECOND], quorumBands: twoNeeded });
    world.people.groups[GROUP] = [APPROVER];
    expect((await approve(world, request, APPROVER)).kind).toBe('counted');
    world.people.groups[GROUP] = 'unreadable';
    expect(await approve(world, request, SECOND)).toMatchObject({
      kind: 'counted',
      judgement: { approvals: [SECOND], missing: 1 },
    });
    expect(await onCard()).toMatchObject({ decision: 'wait', approvals: [SECOND], missing: 1 });
    expect(await reconsiderRequests(world.context)).toBe(0);

    world.people.groups[GROUP] = [APPROVER];
    expect(await reconsiderRequests(world.context)).toBe(1);
    expect(await now(world, request)).toMatchObject({
      status: 'approved',
      decision: { by: 'system', approvals: [APPROVER, SECOND] },
    });
    await world.work();
    expect(world.zoom.purchases).toHaveLength(1);
  });
});

it('Of an approver who has left the admins are told, and the rest decide', async () => {
  await asked({});
  world.people.members = world.people.members.filter((id) => id !== SECOND);
  expect((await approve(world, request, APPROVER)).kind).toBe('approved');
  expect(toldAdmins(world)).toEqual([expect.stringMatching(`^${SECOND} may approve .* no full member`)]);
});

describe('An approval counts no more when its giver has left, though their user group still lists them', () => {
  const leave = (userId: string) => {
    world.people.members = world.people.members.filter((id) => id !== userId);
  };

  it('and the card says what a click would', async () => {
    await asked({ approvers: [GROUP], quorumBands: twoNeeded });
    world.people.groups[GROUP] = [APPROVER, SECOND, OTHER];
    expect((await approve(world, request, APPROVER)).kind).toBe('counted');
    leave(APPROVER);
    const without = { approvals: [SECOND], missing: 1 };
    expect(await approve(world, request, SECOND)).toMatchObject({ kind: 'counted', judgement: without });
    expect(await onCard()).toMatchObject({ decision: 'wait', ...without });
    expect(await reconsiderRequests(world.context)).toBe(0);
    expect(await approve(world, request, OTHER)).toMatchObject({
      kind: 'approved',
      judgement: { approvals: [SECOND, OTHER] },
    });
  });

  it('nor while Slack cannot say whether they have, and again when it can', async () => {
    await asked({ approvers: [GROUP], quorumBands: twoNeeded });
    world.people.groups[GROUP] = [APPROVER, SECOND];
    await approve(world, request, APPROVER);
    const { standing } = world.context.people;
    world.context.people.standing = (userId) =>
      userId === APPROVER ? Promise.reject(new Error('ratelimited')) : standing(userId);
    expect((await approve(world, request, SECOND)).kind).toBe('counted');
    expect(await reconsiderRequests(world.context)).toBe(0);
    world.context.people.standing = standing;
    expect(await reconsiderRequests(world.context)).toBe(1);
  });
});

describe('A request that has votes', () => {
  it('is approved when the settings come to ask for no more than it has', async () => {
    await asked({ quorumBands: twoNeeded });
    expect((await approve(world, request, APPROVER)).kind).toBe('counted');
    expect(await reconsiderRequests(world.context)).toBe(0);
    world.settings.quorumBands = [{ upTo: null, quorum: 1 }];
    expect(await reconsiderRequests(world.context)).toBe(1);
    const approval = (await history(world, request)).find(({ what }) => what === 'request.approved');
    expect(approval).toMatchObject({ actor: 'system', details: { approvals: [APPROVER] } });
  });

  it('needs no Slack to be asked while there is none', async () => {
    await asked({ quorumBands: twoNeeded, approvers: [GROUP] });
    world.context.people.membersOf = () => Promise.reject(new Error('Slack was asked'));
    world.context.people.standing = () => Promise.reject(new Error('Slack was asked'));
    expect(await reconsiderRequests(world.context)).toBe(0);
  });
});

it('What people have in their hands, the policy does not approve at a click of one of them', async () => {
  await asked({ quorumBands: twoNeeded, autoApproveUpTo: 10, autoApprovalsPerDay: 1 });
  expect(request.status).toBe('approved');
  const second = await ask(world, wantedNumbers(await world.offered('415', 1)));
  expect(second.status).toBe('awaiting_approval');
  // The limit of a day is free again.
  await world.clock.advance(24 * HOUR);
  request = second;
  expect(await onCard()).toMatchObject({ decision: 'wait', missing: 2 });
  expect(await approve(world, second, APPROVER)).toMatchObject({
    kind: 'counted',
    judgement: { approvals: [APPROVER], missing: 1 },
  });
  expect(await happened(world, second)).toEqual(['request.submitted', 'request.voted']);
  expect((await approve(world, second, SECOND)).kind).toBe('approved');
  expect(await now(world, second)).toMatchObject({
    decision: { by: SECOND, approvals: [APPROVER, SECOND] },
  });
});

describe('Every end without a purchase says by which rule', () => {
  async function rules() {
    const { decision } = await now(world, request);
    const last = (await history(world, request)).at(-1);
    expect(last?.details).toMatchObject({ rules: decision?.rules });
    return decision?.rules;
  }

  it('when it is denied', async () => {
    await asked({});
    await deny(APPROVER);
    expect(await rules()).toEqual(['One denial of an approver is enough.']);
  });

  it('when it expires', async () => {
    await asked({});
    await world.clock.advance(72 * HOUR);
    await expireRequests(world.context);
    expect(await rules()).toEqual(['A request that nobody decides within 72 hours expires.']);
  });

  it('when it is withdrawn, by its requester alone', async () => {
    await asked({});
    const withdraw = (userId: string) => withdrawRequest(world.context, { requestId: request.id, userId });
    expect((await withdraw(ADMIN)).kind).toBe('not_yours');
    expect((await now(world, request)).status).toBe('awaiting_approval');
    expect((await withdraw(REQUESTER)).kind).toBe('withdrawn');
    expect(await rules()).toEqual(['Its requester can withdraw a request until it is approved.']);
  });

  it('when its approval lapses', async () => {
    await asked({});
    await approve(world, request, APPROVER);
    world.zoom.zoom.addFault({ kind: 'gateway_down' });
    await world.pass(25 * HOUR);
    expect(await now(world, request)).toMatchObject({
      status: 'lapsed',
      outcome: { refusal: 'Zoom cannot be asked whether it is still to be had.' },
    });
    expect((await history(world, request)).at(-1)?.details).toEqual({
      rules: ['An approval that cannot be carried out within 24 hours lapses.'],
    });
  });
});

it('Whoever may not ask any more cannot change what they have asked for', async () => {
  await asked({});
  world.settings.requesters = [OTHER];
  const wanted = { ...request.wanted, purpose: 'Something else' };
  const edit = { requestId: request.id, revision: 1, userId: REQUESTER, wanted };
  expect(await editRequest(world.context, edit)).toEqual({ kind: 'not_allowed', requesters: [OTHER] });
  expect((await now(world, request)).revision).toBe(1);
});
