import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { createGate } from '../support/gate.ts';
import type { Interceptor } from '../support/serve.ts';
import { type RunningWorkspace, startWorkspace } from '../support/start-workspace.ts';
import { createTestClock, type TestClock } from '../support/test-clock.ts';

let workspace: RunningWorkspace;
let clock: TestClock;
let rina: Player;

beforeAll(async () => {
  clock = createTestClock(new Date().toISOString());
  workspace = await startWorkspace({ delivery: 'socket', clock });
  rina = workspace.slack.person(RINA);
  // The pause before each retry takes no real time.
  workspace.log.onLine(({ delay }) => {
    if (typeof delay === 'number') setImmediate(() => void clock.advance(delay));
  });
});
afterAll(() => workspace.close());
beforeEach(async () => {
  await rina.reload();
  // Whatever pause Zoom asked for is over, and its tokens are not trusted any more.
  await clock.advance(3_600_000);
});
afterEach(() => {
  expect(workspace.slack.complaints()).toEqual([]);
  expect(workspace.log.text()).not.toMatch(/eyJzdiI6/);
  for (const secret of workspace.secrets) expect(workspace.log.text()).not.toContain(secret);
});

const onSearch =
  (answer: () => Response | Promise<Response | undefined>): Interceptor =>
  (request) =>
    request.url.includes('/v2/phone/numbers/available') ? answer() : undefined;
const refusal = (status: number, code: number, message: string, headers: Record<string, string> = {}) =>
  onSearch(() => Response.json({ code, message }, { status, headers }));

/** The trouble that the newest message tells of, and its reference. */
async function trouble(says: string | RegExp) {
  const message = await rina.waitFor((screen) => {
    const found = screen.message(says);
    return found && screen.textOf(found).includes('give an admin this reference: ZP-') && found;
  });
  const [reference = ''] = /ZP-[2-9A-HJ-NP-Z]{6}/.exec(rina.screen().textOf(message)) ?? [];
  expect(message.text).toContain(reference);
  const [line] = workspace.log.about(reference);
  expect(line).toMatchObject({ level: 'error', kind: 'command', name: '/phone', err: expect.anything() });
  return message;
}

describe('When Zoom', () => {
  it.each<[string, Interceptor, string | RegExp]>([
    [
      'answers 500',
      refusal(500, 500, 'Internal server error.'),
      'Zoom is having trouble right now. Nothing has changed; please try again in a few minutes.',
    ],
    [
      'is behind a gateway that answers with a page',
      onSearch(
        () => new Response('<html>503</html>', { status: 503, headers: { 'content-type': 'text/html' } }),
      ),
      'Zoom is having trouble right now.',
    ],
    [
      'answers with a page and calls it a success',
      onSearch(() => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } })),
      "Zoom answered with something I don't understand. Trying again won't help; please tell an admin.",
    ],
    [
      'misses a scope',
      refusal(403, 4711, 'Invalid access token, does not contain scopes:[phone:read:admin].'),
      /An admin has to give the Zoom app the missing scope\. Zoom refused: .*admin/,
    ],
    [
      'refuses a field',
      onSearch(() =>
        Response.json(
          {
            code: 300,
            message: 'Validation Failed.',
            errors: [{ field: 'area_code', message: 'No *such* <!here>' }],
          },
          { status: 400 },
        ),
      ),
      /Zoom refused: Validation Failed\.\n• area_code:/,
    ],
    [
      'takes no more calls for a while',
      refusal(429, 429, 'You have reached the maximum rate limit.', { 'retry-after': '600' }),
      'Zoom is taking no more calls from this account just now. Please try again in 10 minutes.',
    ],
    [
      'has no calls left for today',
      refusal(429, 429, 'You have reached the daily limit.', { 'x-ratelimit-type': 'Daily-limit' }),
      "This account has used up Zoom's calls for today",
    ],
    [
      'does not accept the credentials',
      (request) =>
        request.url.endsWith('/oauth/token')
          ? Response.json(
              { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
              { status: 401 },
            )
          : undefined,
      "Zoom doesn't accept this app's credentials. An admin has to check the ZOOM_ settings.",
    ],
  ])(
    '%s, a person hears what they can do, with a reference that is in the log',
    async (_what, fault, says) => {
      workspace.zoom.revokeTokens();
      onTestFinished(workspace.servers.zoom.intercept(fault));
      await rina.command('/phone search 415');
      const message = await trouble(says);
      expect(message.ephemeral).toBe(true);
      expect(JSON.stringify(message)).not.toContain('<!here>');
    },
  );

  it('cuts the connection, a person hears that nothing has changed', async () => {
    const fault = workspace.zoom.addFault({ kind: 'cut_before', path: '/phone/numbers/available' });
    onTestFinished(() => void workspace.zoom.removeFault(fault.id));
    await rina.command('/phone search 415');
    await trouble(/Nothing has changed; please try again in a few minutes/);
  });

  it('stumbles once, a person notices nothing', async () => {
    workspace.zoom.addFault({ kind: 'error_before', path: '/phone/numbers/available', times: 1 });
    await rina.command('/phone search 415');
    await rina.waitFor((screen) => screen.message('*100 numbers*'));
    expect(rina.screen().message('reference: ZP-')).toBeUndefined();
  });

  it('has revoked the token, the bot gets another and the person notices nothing', async () => {
    workspace.zoom.revokeTokens();
    await rina.command('/phone search 415');
    await rina.waitFor((screen) => screen.message('*100 numbers*'));
  });

  it('is slow, a person hears after three seconds that it is still being searched for, and then the answer', async () => {
    const slow = createGate();
    onTestFinished(workspace.servers.zoom.intercept(onSearch(() => slow.pass().then(() => undefined))));
    await rina.command('/phone search 415 x3');
    await slow.reached;
    await clock.advance(2_999);
    expect(rina.screen().message('takes longer than usual')).toBeUndefined();
    await clock.advance(1);
    await rina.waitFor((screen) =>
      screen.message('Searching for area code 415 takes longer than usual; the answer comes here.'),
    );
    slow.open();
    await rina.waitFor((screen) => screen.message('*3 numbers*'));
  });

  it('never answers, a person hears so before they have given up', async () => {
    const tries = [createGate(), createGate()];
    const waiting = [...tries];
    onTestFinished(
      workspace.servers.zoom.intercept(
        onSearch(async () =>
          waiting
            .shift()
            ?.pass()
            .then(() => undefined),
        ),
      ),
    );
    const asked = clock.now().getTime();
    await rina.command('/phone search 415');
    for (const attempt of tries) {
      await attempt.reached;
      await clock.advance(6_000);
    }
    await trouble('Zoom is taking too long to answer. Nothing has changed');
    expect(clock.now().getTime() - asked).toBeLessThan(15_000);
    for (const attempt of tries) attempt.open();
  });

  it('fails while a modal is being filled, the modal says so', async () => {
    onTestFinished(workspace.servers.zoom.intercept(refusal(500, 500, 'Internal server error.')));
    await rina.command('/phone search');
    await rina.waitFor(({ modal }) => modal?.view.type === 'modal' && modal.view.submit);
    await rina.fill('Where', '415');
    await rina.submit();
    await rina.waitFor(
      (screen) => screen.modal && /Zoom is having trouble.*reference: ZP-/s.test(screen.textOf(screen.modal)),
    );
  });
});
