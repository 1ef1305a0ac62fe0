import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANA, PHONE_APPROVERS, TEAM } from '../../src/sandbox/slack/seed.ts';
import { createPeople } from '../../src/slack/people.ts';
import { type Setup, setUp, tokens } from '../sandbox/slack/support.ts';
import { createLosingFetch, type LosingFetch } from '../support/losing-fetch.ts';

let slack: Setup;
let network: LosingFetch;
beforeEach(async () => {
  slack = await setUp();
  network = createLosingFetch();
});
afterEach(() => slack.close());

const people = () =>
  createPeople(
    slack.clientWith(tokens.botToken, { fetch: network.fetch, rejectRateLimitedCalls: true }),
    slack.clock,
    TEAM,
  );
const tooMany = (seconds: number) =>
  new Response('', { status: 429, headers: { 'retry-after': String(seconds) } });
const asked = () => network.calls.filter((method) => method === 'usergroups.users.list').length;

/** Lets the answer come that the 429 is to. */
async function settled() {
  for (let turn = 0; turn < 50 && slack.clock.waiting === 0; turn += 1)
    await new Promise((next) => setTimeout(next, 10));
}

it('A group that Slack has no time for is asked for again when it has', async () => {
  network.loseAnswerOf('usergroups.users.list', tooMany(3));
  const members = people().membersOf(PHONE_APPROVERS);
  await settled();
  await slack.clock.advance(3_000);
  expect(await members).toContain(ANA);
  expect(asked()).toBe(2);
});

it('A person who clicks is not kept waiting for longer than they would wait', async () => {
  network.loseAnswerOf('usergroups.users.list', tooMany(60));
  await expect(people().membersOf(PHONE_APPROVERS)).rejects.toThrow(/rate-limit/);
  expect(asked()).toBe(1);
});
