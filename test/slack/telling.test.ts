import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commentRequest } from '../../src/purchases/comment-request.ts';
import { denyRequest } from '../../src/purchases/decide-request.ts';
import { editRequest } from '../../src/purchases/edit-request.ts';
import { remindApprovers } from '../../src/purchases/remind-approvers.ts';
import type { StoredRequest } from '../../src/purchases/stored-request.ts';
import { ADA, ANA, GENERAL, PHONE_APPROVALS, RINA, TEAM } from '../../src/sandbox/slack/seed.ts';
import { createMessenger, type Messenger } from '../../src/slack/messenger.ts';
import { type Rendering, showRequest } from '../../src/slack/render-request.ts';
import { tellAdmins } from '../../src/slack/tell-admins.ts';
import { tellChange } from '../../src/slack/tell-change.ts';
import { createWorkspaceAdmins } from '../../src/slack/workspace-admins.ts';
import type { Store } from '../../src/store/store.ts';
import { insertVote } from '../../src/store/votes.ts';
import { TryLater } from '../../src/try-later.ts';
import { type Setup, setUp, tokens } from '../sandbox/slack/support.ts';
import { captureLog } from '../support/capture-log.ts';
import { createLosingFetch, type LosingFetch } from '../support/losing-fetch.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import { ask, history } from '../support/purchase-steps.ts';
import {
  createPurchaseWorld,
  forgetRequests,
  type PurchaseWorld,
  wantedNumbers,
} from '../support/purchase-world.ts';

let store: Store;
let world: PurchaseWorld;
let slack: Setup;
let network: LosingFetch;
let request: StoredRequest;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await forgetRequests(store);
  slack = await setUp();
  network = createLosingFetch();
  world = await createPurchaseWorld(store, {
    approvers: [ANA],
    approvalsChannel: PHONE_APPROVALS,
    admins: [],
  });
  world.people.members = [RINA, ANA];
  request = await ask(world, wantedNumbers(await world.offered('212', 1)), RINA);
  await showRequest(rendering(), request.id);
});
afterEach(async () => {
  await world.close();
  await slack.close();
});

const client = () =>
  slack.clientWith(tokens.botToken, { fetch: network.fetch, rejectRateLimitedCalls: true });

/** As another process would have it. */
function restarted(): Messenger {
  return createMessenger({ client: client(), store, clock: slack.clock });
}

function rendering(): Rendering {
  const { context } = world;
  return { context, messenger: restarted(), people: context.people, nameOf: async () => 'Ana Torres' };
}

/** Slack takes one message a second for each conversation: as the queue does, it is tried again then. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (;;) {
    await slack.clock.advance(1_100);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TryLater)) throw error;
    }
  }
}

const tell = (auditId: number) => patiently(() => tellChange(rendering(), auditId));

async function comment(text: string): Promise<number> {
  const viewId = world.context.ids.newId();
  await commentRequest(world.context, { requestId: request.id, userId: ANA, viewId, text });
  return (await history(world, request)).at(-1)?.id ?? 0;
}

const said = (channel: string, text: string) =>
  slack.slack
    .person(RINA)
    .screen()
    .messagesIn(channel)
    .filter((message) => JSON.stringify(message.blocks).includes(text)).length;
const inThread = (text: string) => said(PHONE_APPROVALS, text);
const toRequester = (text: string) => said('bot', text);

describe('A change of a request is told once', () => {
  it('in the thread, though telling the requester failed, whichever job tells it then', async () => {
    const first = await comment('Which office?');
    const second = await comment('Which floor?');
    network.loseCallOf('conversations.open');
    await expect(tell(second)).rejects.toThrow('fetch failed');
    expect([inThread('Which office?'), toRequester('Which office?')]).toEqual([1, 0]);
    await tell(first);
    expect([inThread('Which office?'), toRequester('Which office?')]).toEqual([1, 1]);
    await tell(second);
    await tell(second);
    for (const text of ['Which office?', 'Which floor?']) {
      expect([inThread(text), toRequester(text)]).toEqual([1, 1]);
    }
  });

  it('though the answer to it was lost, by a job that has not tried it before', async () => {
    const first = await comment('Which office?');
    const second = await comment('Which floor?');
    network.loseAnswerOf('chat.postMessage');
    await expect(tell(second)).rejects.toThrow('fetch failed');
    await tell(first);
    expect([inThread('Which office?'), toRequester('Which office?')]).toEqual([1, 1]);
  });

  it('to those whose approval it makes void, and to nobody else', async () => {
    const at = world.clock.now();
    await store.db.transaction((tx) =>
      insertVote(tx, { requestId: request.id, revision: 1, userId: ANA, at }),
    );
    const wanted = { ...request.wanted, purpose: 'Another line' };
    const edit = { requestId: request.id, revision: 1, userId: RINA, wanted };
    expect((await editRequest(world.context, edit)).kind).toBe('edited');
    await tell((await history(world, request)).at(-1)?.id ?? 0);
    expect(inThread(`1 earlier approval does not count any more. <@${ANA}>`)).toBe(1);
  });

  it('where its approvers are now, though the channel of its first card is archived', async () => {
    const { channels } = slack.slack;
    const before = channels.get(PHONE_APPROVALS);
    if (!before) throw new Error('There is no such channel');
    await tell(await comment('Which office?'));
    channels.archive(before);
    world.settings.approvalsChannel = GENERAL;
    await tell(await comment('Which floor?'));
    expect(inThread('Which office?')).toBe(1);
    expect([said(GENERAL, 'Which floor?'), toRequester('Which floor?')]).toEqual([1, 1]);
    await tell(await comment('Which desk?'));
    expect(said(GENERAL, 'Which desk?')).toBe(1);
  });

  it('in the order in which it happened', async () => {
    await comment('One');
    await comment('Two');
    await tell(await comment('Three'));
    const texts = slack.slack
      .person(RINA)
      .screen()
      .messagesIn(PHONE_APPROVALS)
      .map(({ text }) => /: (One|Two|Three)$/.exec(text)?.[1]);
    expect(texts.filter((text) => text !== undefined)).toEqual(['One', 'Two', 'Three']);
  });
});

it('A reminder that comes late does not say that something awaits a decision which has it', async () => {
  await remindApprovers(world.context, { requestId: request.id, userId: RINA });
  const reminder = (await history(world, request)).at(-1)?.id ?? 0;
  const denial = { requestId: request.id, revision: 1, userId: ANA, reason: 'No' };
  await denyRequest(world.context, denial);
  await tell(reminder);
  expect(inThread('awaits a decision')).toBe(0);
  expect(inThread('before it was decided')).toBe(1);
});

describe('What admins are told', () => {
  const text = 'I cannot write to the channel.';
  const log = captureLog('silent', []).log;
  const telling = () => ({
    context: world.context,
    messenger: restarted(),
    workspaceAdmins: createWorkspaceAdmins(client(), slack.clock, TEAM),
    log,
  });
  const heard = (userId: string) =>
    slack.slack
      .person(userId)
      .screen()
      .messagesIn('bot')
      .filter((message) => message.text.includes(text)).length;

  it('is told those who administer the workspace while the settings name nobody', async () => {
    await patiently(() => tellAdmins(telling(), text, { key: 'one' }));
    expect(heard(ADA)).toBe(1);
    expect(heard(RINA)).toBe(0);
  });

  it('is told whom the settings name, and then nobody else', async () => {
    world.settings.admins.push(RINA);
    await patiently(() => tellAdmins(telling(), text, { key: 'two' }));
    expect(heard(ADA)).toBe(0);
    expect(heard(RINA)).toBe(1);
    expect(network.calls).not.toContain('users.list');
  });

  it('names people and channels, but not what only looks like their ids', async () => {
    const words = `${text} ${RINA} and C01GENERAL0 know of porting order \`${ADA}\`.`;
    await patiently(() => tellAdmins(telling(), words, { key: 'three' }));
    const { screen } = slack.slack.person(ADA);
    const told = JSON.stringify(screen().message(text, 'bot')?.blocks);
    expect(told).toContain(`<@${RINA}> and <#C01GENERAL0> know of porting order \`${ADA}\`.`);
  });

  it('asks Slack who they are once an hour', async () => {
    const { workspaceAdmins } = telling();
    const ids = await workspaceAdmins();
    expect(ids).toContain(ADA);
    await workspaceAdmins();
    expect(network.calls.filter((method) => method === 'users.list')).toHaveLength(1);
    await slack.clock.advance(3_600_000);
    await workspaceAdmins();
    expect(network.calls.filter((method) => method === 'users.list')).toHaveLength(2);
  });
});
