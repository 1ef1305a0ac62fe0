import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { ADA, BEN, RINA } from '../../src/sandbox/slack/seed.ts';
import { createGate } from '../support/gate.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';
import { offered } from './numbers-on-screen.ts';

let workspace: RunningWorkspace;
let clock: TestClock;
let rina: Player;
/** Pauses of these many milliseconds take no real time. */
const skipped = new Set<number>();

beforeAll(async () => {
  clock = createTestClock(new Date().toISOString());
  workspace = await startWorkspace({
    delivery: 'socket',
    clock: {
      now: clock.now,
      schedule(milliseconds, task) {
        if (skipped.has(milliseconds)) setImmediate(() => void clock.advance(milliseconds));
        return clock.schedule(milliseconds, task);
      },
    },
  });
  rina = workspace.slack.person(RINA);
});
afterAll(() => workspace.close());
beforeEach(async () => {
  skipped.clear();
  await rina.reload();
});
afterEach(() => expect(workspace.slack.complaints()).toEqual([]));

/** Slack answers so many calls of a method with 429. @returns how many it has answered so */
function busy(method: string, times: number, retryAfter: number): () => number {
  skipped.add(retryAfter * 1_000);
  let answered = 0;
  onTestFinished(
    workspace.servers.slack.intercept((request) => {
      if (!request.url.endsWith(`/api/${method}`) || answered === times) return undefined;
      answered += 1;
      return Response.json(
        { ok: false, error: 'ratelimited' },
        { status: 429, headers: { 'retry-after': String(retryAfter) } },
      );
    }),
  );
  return () => answered;
}

async function searchInForm(where: string): Promise<void> {
  await rina.command('/phone search');
  await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
  await rina.fill('Where', where);
  await rina.submit();
}

const modalSays = (says: RegExp) =>
  rina.waitFor((screen) => {
    const text = screen.modal && screen.textOf(screen.modal);
    return text !== undefined && says.test(text) && text;
  });

describe('When Slack is too busy to fill a modal', () => {
  it.each([1, 2, 5])('%i times in a row, the modal is filled all the same', async (times) => {
    const answered = busy('views.update', times, 1);
    // The form itself opens in a loading modal that is filled.
    await searchInForm('415');
    const found = await rina.waitFor(({ modal }) => modal && offered(modal).length > 0 && modal);
    expect(offered(found)).toHaveLength(10);
    expect(answered()).toBe(times);
  });

  it('for longer than a person waits, the modal says when to try again, with a reference', async () => {
    await rina.command('/phone search');
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    const answered = busy('views.update', 2, 20);
    await rina.fill('Where', '415');
    await rina.submit();
    const says = await modalSays(/Slack is taking no more calls from me just now/);
    expect(says).toContain('Please try again in 20 seconds.');
    const [reference = ''] = /ZP-[2-9A-HJ-NP-Z]{6}/.exec(says) ?? [];
    expect(workspace.log.about(reference)).toEqual([
      expect.objectContaining({ level: 'error', kind: 'submission', err: expect.anything() }),
    ]);
    expect(answered()).toBe(2);
  });
});

describe('When Slack fills no modal at all', () => {
  const directly = async (who: Player, says: string | RegExp) => {
    const told = await who.waitFor((screen) => screen.message(says, 'bot'));
    return who.screen().textOf(told);
  };
  const broken = () =>
    onTestFinished(
      workspace.servers.slack.intercept((request) =>
        request.url.endsWith('/api/views.update')
          ? Response.json({ ok: false, error: 'internal_error' })
          : undefined,
      ),
    );

  it('whoever waits for a form is told in the direct message, with a reference', async () => {
    broken();
    await rina.command('/phone search');
    expect(await directly(rina, 'Something went wrong on my side')).toMatch(/ZP-[2-9A-HJ-NP-Z]{6}/);
  });

  it('what a form has done is told there, and not as a failure', async () => {
    const ada = workspace.slack.person(ADA);
    const number = workspace.zoom.snapshot().numbers.find(({ status }) => status === 'active');
    await ada.command(`/phone edit ${number?.phone_number}`);
    await ada.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    broken();
    const gate = createGate();
    onTestFinished(
      workspace.servers.zoom.intercept(async (request) => {
        if (request.method === 'PATCH') await gate.pass();
        return undefined;
      }),
    );
    // The form stands still no longer than Slack allows.
    skipped.add(2_000);
    await ada.fill('Display name', 'Front desk');
    await ada.submit();
    gate.open();
    expect(await directly(ada, 'is changed')).toContain('Front desk');
    expect(ada.screen().message('Something went wrong', 'bot')).toBeUndefined();
  });
});

describe('When Slack is too busy to say who somebody is', () => {
  it('a person whom the bot knew a while ago is answered at once; a new one hears when to try again', async () => {
    await rina.command('/phone search 415 x2');
    await rina.waitFor((screen) => screen.message('*2 numbers* · area code 415'));
    // Longer than the bot believes what it knows of a person.
    await clock.advance(61_000);
    const answered = busy('users.info', Number.POSITIVE_INFINITY, 12);
    skipped.clear();

    await rina.command('/phone search 628 x3');
    await rina.waitFor((screen) => screen.message('*3 numbers* · area code 628'));
    expect(answered()).toBe(1);

    const ben = workspace.slack.person(BEN);
    await ben.command('/phone search 415');
    const told = await ben.waitFor((screen) => screen.message('Slack is taking no more calls'));
    expect(told.text).toMatch(/Please try again in 12 seconds\. \(ZP-[2-9A-HJ-NP-Z]{6}\)/);
    expect(told.ephemeral).toBe(true);
    expect(answered()).toBe(2);
  });
});

describe('When a response_url neither takes nor refuses the answer', () => {
  it('the answer comes as a direct message, and a stop waits for that and no longer', async () => {
    const own = await startWorkspace({ delivery: 'socket' });
    onTestFinished(() => own.close());
    const stuck = createGate();
    onTestFinished(
      own.servers.slack.intercept((request) =>
        request.url.includes('/response/') ? stuck.pass().then(() => undefined) : undefined,
      ),
    );
    const asking = own.slack.person(RINA);
    await asking.command('/phone search 312 x2');
    await stuck.reached;
    const told = performance.now();
    await own.bot.stop();
    expect(performance.now() - told).toBeLessThan(9_000);

    const answer = asking.screen().message('*2 numbers* · area code 312');
    expect(answer?.channel).toBe(asking.screen().conversation('bot').id);
    expect(own.slack.complaints()).toEqual([]);
  });
});
