import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchOrders } from '../../src/porting/watch-orders.ts';
import { PHONE_APPROVALS as CHANNEL, RINA } from '../../src/sandbox/slack/seed.ts';
import { announcePorts } from '../../src/slack/announce-ports.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import { readOpenTargets } from '../../src/store/announcements.ts';
import type { Store } from '../../src/store/store.ts';
import { TryLater } from '../../src/try-later.ts';
import { setUp, tokens } from '../sandbox/slack/support.ts';
import { describeOnBothDatabases, openMigrated } from '../store/backends.ts';
import { createLosingFetch } from '../support/losing-fetch.ts';
import { createPortingWorld, forgetOrders, type PortingWorld } from '../support/porting-world.ts';

/** Where an order can go; the same as at Zoom. */
const NEXT: Readonly<Record<string, string[]>> = {
  submitted: ['pending', 'rejected', 'cancelled'],
  pending: ['scheduled', 'rejected', 'cancelled'],
  scheduled: ['completed', 'scheduled', 'rejected', 'cancelled'],
  rejected: ['submitted', 'cancelled'],
};
/** What a status that is seen for the first time is announced as. */
const SAID: Readonly<Record<string, RegExp>> = {
  new: /made outside Slack/,
  submitted: /Resubmitted/,
  pending: /being asked/,
  scheduled: /port date is set/,
  moved: /port date moved/,
  completed: /Completed/,
  rejected: /Rejected/,
  cancelled: /Cancelled/,
};

type Step =
  | { do: 'change'; order: number; choice: number; day: number }
  | { do: 'poll'; failsAfter?: number | undefined }
  | { do: 'tell'; fault?: { method: string; lost: 'call' | 'answer' } | undefined }
  | { do: 'crash' };

const METHODS = ['chat.postMessage', 'chat.update', 'conversations.history', 'conversations.replies'];
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      // Fewer than make a burst.
      order: fc.nat({ max: 3 }),
      choice: fc.nat({ max: 3 }),
      day: fc.integer({ min: 10, max: 28 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('poll' as const),
      failsAfter: fc.option(fc.nat({ max: 2 }), { nil: undefined, freq: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      fault: fc.option(
        fc.record({
          method: fc.constantFrom(...METHODS),
          lost: fc.constantFrom('call' as const, 'answer' as const),
        }),
        { nil: undefined },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'crash' }) },
);

/** The answer to a line in a thread is lost: the most likely way to say something twice. */
const LOST_LINE: Step[] = [
  { do: 'change', order: 0, choice: 0, day: 10 },
  { do: 'poll' },
  { do: 'tell' },
  { do: 'tell' },
  { do: 'change', order: 0, choice: 0, day: 10 },
  { do: 'poll' },
  { do: 'tell', fault: { method: 'chat.postMessage', lost: 'answer' } },
];

describeOnBothDatabases('Announcements of ports', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());

  it('come once a channel, in order, none lost and none made up, whatever fails in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async (steps) => {
        await forgetOrders(store);
        const world = createPortingWorld(store, { portingChannel: CHANNEL });
        const teller = await startTeller(world, store);
        const expected = createModel(world);
        try {
          await watchOrders(world.context);
          for (const each of steps) await take(each, world, teller, expected);
          // In the end everything works again.
          world.failAfter = undefined;
          await watchOrders(world.context);
          expected.see();
          await teller.tellAll();
          expect(teller.told()).toEqual(expected.told());
        } finally {
          await teller.close();
        }
      }),
      { numRuns: backend.name === 'pglite' ? 20 : 10, examples: [[LOST_LINE]] },
    );
  }, 120_000);
});

async function take(
  each: Step,
  world: PortingWorld,
  teller: Awaited<ReturnType<typeof startTeller>>,
  expected: ReturnType<typeof createModel>,
): Promise<void> {
  switch (each.do) {
    case 'change': {
      change(world, each);
      return;
    }
    case 'poll': {
      world.failAfter = each.failsAfter === undefined ? undefined : world.calls.length + each.failsAfter;
      const seen = await watchOrders(world.context).catch(() => undefined);
      world.failAfter = undefined;
      if (seen) expected.see();
      return;
    }
    case 'tell':
      await teller.tell(each.fault);
      return;
    case 'crash':
      teller.restart();
  }
}

function change(world: PortingWorld, { order, choice, day }: Extract<Step, { do: 'change' }>): void {
  const orderId = `port_${order}`;
  const before = world.orders.get(orderId);
  if (!before) {
    world.put(orderId, { phoneNumbers: [`+1415555990${order}`] });
    return;
  }
  const next = NEXT[before.status] ?? [];
  const status = next[choice % Math.max(1, next.length)];
  if (!status) return;
  world.put(orderId, {
    status,
    scheduledPortDate: status === 'scheduled' ? `2026-04-${day}` : undefined,
    rejectionReason: status === 'rejected' ? `Reason ${world.calls.length}` : undefined,
  });
}

/** What should be heard of each order, by what a look that worked has seen of it: written anew, and simply. */
function createModel(world: PortingWorld) {
  const seen = new Map<string, { status: string; date: string | undefined }>();
  const lines = new Map<string, RegExp[]>();
  const said = (name: string) => SAID[name] ?? /./;
  return {
    see() {
      for (const [orderId, { status, scheduledPortDate: date }] of world.orders) {
        const before = seen.get(orderId);
        const now = { status, date };
        if (!before) lines.set(orderId, [said('new')]);
        else if (before.status !== status) lines.get(orderId)?.push(said(status));
        else if (status === 'scheduled' && before.date !== date) lines.get(orderId)?.push(said('moved'));
        seen.set(orderId, now);
      }
    },
    told: () =>
      Object.fromEntries(
        [...lines].map(([orderId, each]) => [orderId, each.map((line) => expect.stringMatching(line))]),
      ),
  };
}

/** A process that tells, against a Slack whose answers get lost. */
async function startTeller(world: PortingWorld, store: Store) {
  const slack = await setUp();
  const network = createLosingFetch();
  const start = () =>
    createMessenger({
      client: slack.clientWith(tokens.botToken, { fetch: network.fetch, rejectRateLimitedCalls: true }),
      store,
      clock: slack.clock,
    });
  let messenger = start();
  // Slack's clock and ours are one, or messages would be looked for at the wrong time.
  const context = { ...world.context, clock: slack.clock };

  async function attempt(): Promise<boolean> {
    // Slack takes a message a second: what is lost then is lost for another reason.
    await slack.clock.advance(1_100);
    try {
      await announcePorts({ context, messenger }, CHANNEL);
      return true;
    } catch (error) {
      if (error instanceof TryLater) await slack.clock.advance(error.seconds * 1_000);
      return false;
    }
  }

  return {
    restart() {
      messenger = start();
    },
    async tell(fault: Extract<Step, { do: 'tell' }>['fault']) {
      if (fault?.lost === 'call') network.loseCallOf(fault.method);
      if (fault?.lost === 'answer') network.loseAnswerOf(fault.method);
      await attempt();
    },
    async tellAll() {
      for (let tries = 0; tries < 300; tries += 1) {
        if (await attempt()) {
          expect(await readOpenTargets(store.db)).toEqual([]);
          return;
        }
      }
      throw new Error('It cannot be told');
    },
    /** The lines in the thread of each order's card; more than one card of an order would show here. */
    told() {
      const messages = slack.slack.person(RINA).screen().messagesIn(CHANNEL);
      const cards = messages.filter(({ text }) => /^Porting order port_/.test(text));
      return Object.fromEntries(
        cards.map((card) => [
          /order (port_\d+)/.exec(card.text)?.[1],
          messages
            .filter(({ ts, threadTs }) => threadTs === card.ts && ts !== card.ts)
            .map(({ text }) => text),
        ]),
      );
    },
    close: () => slack.close(),
  };
}
