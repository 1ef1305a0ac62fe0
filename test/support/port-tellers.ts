import { expect } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { PageMessage } from '../../src/sandbox/slack/page-protocol.ts';
import { RINA } from '../../src/sandbox/slack/seed.ts';
import { announcePorts } from '../../src/slack/announce-ports.ts';
import { createMessenger } from '../../src/slack/messenger.ts';
import { readOpenTargets } from '../../src/store/announcements.ts';
import { TryLater } from '../../src/try-later.ts';
import { portsThatCrash } from '../crash/ports-that-crash.ts';
import { setUp, tokens } from '../sandbox/slack/support.ts';
import { createLosingFetch } from './losing-fetch.ts';

/** What a telling meets: the end of its process, and one thing that goes wrong with Slack. */
export type Trouble = {
  crashAt?: number | undefined;
  fault?: { method: string; lost: 'call' | 'answer'; says?: string | undefined } | undefined;
};

/** The same, as a process that ends at its nth call of anything, and does nothing more from then on. */
export function crashing(context: Context, at: number | undefined): Context {
  if (at === undefined) return context;
  let calls = 0;
  return portsThatCrash(context, () => {
    calls += 1;
    if (calls > at) throw new Error('The process has ended');
  });
}

/** Processes that tell of ports, each of which lives for one attempt, against a Slack of which answers get lost. */
export async function startTellers(world: Context) {
  const slack = await setUp();
  const network = createLosingFetch();
  const client = slack.clientWith(tokens.botToken, { fetch: network.fetch, rejectRateLimitedCalls: true });
  // Slack's clock and ours are one, or messages would be looked for at the wrong time.
  const context: Context = { ...world, clock: slack.clock };

  /** @returns whether everything was told */
  async function tell(target: string, { crashAt, fault }: Trouble = {}): Promise<boolean> {
    // Slack takes a message a second: what is lost then is lost for another reason.
    await slack.clock.advance(1_100);
    if (fault?.lost === 'call') network.loseCallOf(fault.method, answer(fault.says));
    if (fault?.lost === 'answer') network.loseAnswerOf(fault.method, answer(fault.says));
    const process = crashing(context, crashAt);
    const messenger = createMessenger({ client, store: process.store, clock: slack.clock });
    try {
      await announcePorts({ context: process, messenger }, target);
      return true;
    } catch (error) {
      if (error instanceof TryLater) await slack.clock.advance(error.seconds * 1_000);
      return false;
    }
  }

  const messagesIn = (where: string) => slack.slack.person(RINA).screen().messagesIn(where);
  return {
    slack,
    tell,
    async tellAll(targets: readonly string[]): Promise<void> {
      for (const target of targets) {
        let tries = 0;
        while (!(await tell(target))) if (++tries > 300) throw new Error('It cannot be told');
      }
      expect(await readOpenTargets(world.store.db)).toEqual([]);
    },
    /** What a channel says of each order, in the order in which it says it. */
    toldIn(channel: string): Record<string, string[]> {
      const messages = messagesIn(channel);
      const cards = new Map(
        messages.filter(({ threadTs, ts }) => !threadTs || threadTs === ts).map((each) => [each.ts, each]),
      );
      const orders = [...cards.values()].flatMap(({ text }) => orderOf(text) ?? []);
      expect(new Set(orders).size).toBe(orders.length);
      return byOrder(
        messages.flatMap(({ ts, threadTs, text }) => {
          const card = threadTs && threadTs !== ts ? cards.get(threadTs) : undefined;
          if (!card) return [];
          const order = orderOf(card.text);
          if (order) return [[order, text] as const];
          return ordersIn(text).map((each) => [each, card.text] as const);
        }),
      );
    },
    /** The same, in the direct message. */
    toldDirectly(): Record<string, string[]> {
      const messages = messagesIn('bot');
      return byOrder(
        messages.flatMap((message) => {
          const headline = messages.find(({ ts }) => ts === message.threadTs) ?? message;
          return ordersIn(JSON.stringify(message.blocks)).map((order) => [order, headline.text] as const);
        }),
      );
    },
    /** Slack's methods that were called, in their order. */
    calls: network.calls,
    close: () => slack.close(),
  };
}

function answer(says: string | undefined): Response | undefined {
  if (says === undefined) return undefined;
  return says === 'ratelimited'
    ? new Response('', { status: 429, headers: { 'retry-after': '3' } })
    : Response.json({ ok: false, error: says });
}

const orderOf = (text: PageMessage['text']) => /^Porting order (port_\d+)/.exec(text)?.[1];
/** As a list names them. */
const ordersIn = (text: string) => [...text.matchAll(/· (port_\d+)\b/g)].flatMap(([, order]) => order ?? []);

function byOrder(lines: readonly (readonly [order: string, text: string])[]): Record<string, string[]> {
  return Object.fromEntries(
    [...Map.groupBy(lines, ([order]) => order)].map(([order, each]) => [order, each.map(([, text]) => text)]),
  );
}
