import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { randomIds } from '../../../src/ids.ts';
import { denyRequest } from '../../../src/purchases/decide-request.ts';
import type { StoredRequest } from '../../../src/purchases/stored-request.ts';
import { TEAM } from '../../../src/sandbox/slack/seed.ts';
import { createSeal } from '../../../src/seal.ts';
import type { Desk } from '../../../src/slack/desk.ts';
import type { Person } from '../../../src/slack/directory.ts';
import { readSubject } from '../../../src/slack/modals/draw-request-form.ts';
import { formToAskAgain, formToEdit } from '../../../src/slack/modals/open-request-form.ts';
import { readSource } from '../../../src/slack/modals/request-source.ts';
import type { Store } from '../../../src/store/store.ts';
import { captureLog } from '../../support/capture-log.ts';
import { openMemoryStore } from '../../support/memory-store.ts';
import { approve, ask } from '../../support/purchase-steps.ts';
import {
  APPROVER,
  createPurchaseWorld,
  forgetRequests,
  OTHER,
  type PurchaseWorld,
  REQUESTER,
  wantedNumbers,
} from '../../support/purchase-world.ts';

let store: Store;
let world: PurchaseWorld;
let request: StoredRequest;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await forgetRequests(store);
  world = await createPurchaseWorld(store);
  request = await ask(
    world,
    wantedNumbers(await world.offered('212', 2), {
      purpose: 'The new front desk',
      neededBy: '2026-03-20',
      displayName: 'Front desk',
      assignTo: { type: 'call_queue', id: 'queue_7' },
      searchWords: '212 memorable',
    }),
  );
});
afterEach(() => world.close());

const notAsked = () => Promise.reject(new Error('Nobody is asked for this'));
function desk(): Desk {
  const context = { ...world.context, seal: createSeal(Buffer.alloc(32)) };
  return {
    ...context,
    ids: randomIds,
    log: captureLog('silent', []).log,
    context,
    directory: { team: () => TEAM, person: notAsked },
    people: world.context.people,
    workspace: {
      ...{ channel: notAsked, join: notAsked, userGroups: notAsked, readFile: notAsked },
      ...{ sendFile: notAsked, sendImage: notAsked, keepImage: notAsked, linkTo: notAsked },
    },
    pictures: { draw: notAsked, keep: notAsked },
    sites: async () => [],
    homes: { open: notAsked, refresh: notAsked, redraw: notAsked },
  };
}
const person = (id: string): Person => ({
  ...{ id, teamId: 'T1', realName: 'Somebody', isGuest: false, isBot: false },
  ...{ isDeactivated: false, isStranger: false, isWorkspaceAdmin: false },
});
const form = (userId = REQUESTER) => formToAskAgain(desk(), person(userId), request.id);
const textOf = (view: object) => JSON.stringify(view);

const deny = () =>
  denyRequest(world.context, { requestId: request.id, revision: 1, userId: APPROVER, reason: 'No' });

it('Asking again opens the form with everything that was asked for', async () => {
  await deny();
  const text = textOf(await form());
  for (const part of [
    ...request.wanted.numbers.map(({ phoneNumber }) => phoneNumber),
    ...['The new front desk', '2026-03-20', 'Front desk', 'queue_7'],
  ]) {
    expect(text).toContain(part);
  }
});

it('What is asked for again still knows the search that it came from', async () => {
  await deny();
  const view = await form();
  const source = readSource(view.private_metadata ?? '');
  if (!source) throw new Error('The form is about nothing');
  const subject = await readSubject(desk(), person(REQUESTER), source);
  expect(subject?.searchWords).toBe('212 memorable');
});

it('What is under way, bought, or somebody else’s is not asked for again', async () => {
  expect(textOf(await form())).toContain('has not ended yet');
  expect(textOf(await form(OTHER))).toContain(`Only <@${REQUESTER}> can ask`);
  await approve(world, request, APPROVER);
  await world.work();
  expect(textOf(await form())).toContain('is bought');
});

it('Of what was bought in part, the form has what is missing', async () => {
  const [first, second] = request.wanted.numbers.map(({ phoneNumber }) => phoneNumber);
  await approve(world, request, APPROVER);
  // Passed over in silence: it was offered, and is again.
  world.zoom.zoom.takeNumbers([second ?? ''], { silently: true });
  await world.work();
  const text = textOf(await form());
  expect(text).toContain(second?.slice(-4));
  expect(text).not.toContain(first ?? '');
});

it('What is given up opens no form to change it, but says how it is done', async () => {
  const numbers = await world.offered('415', 1);
  const release = await ask(world, { ...wantedNumbers(numbers), kind: 'release', zoomIds: ['num_1'] });
  const view = await formToEdit(desk(), person(REQUESTER), release.id);
  expect(view.submit).toBeUndefined();
  expect(textOf(view)).toContain(`request ${release.number} is a release of 1 number. Withdraw it`);
  expect(textOf(view)).toContain('request_withdraw');
});
