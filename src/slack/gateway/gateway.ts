import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../clock.ts';
import type { Ids } from '../../ids.ts';
import type { Log } from '../../log.ts';
import type { Metrics } from '../../metrics.ts';
import { refusalOf } from '../access.ts';
import type { IsWithBot } from '../direct-messages.ts';
import type { Directory, Person } from '../directory.ts';
import { refusedScreen } from '../messages/refused.ts';
import { troubleScreen } from '../messages/trouble.ts';
import type { Screen } from '../screen.ts';

export type GatewayParts = {
  client: WebClient;
  /** As people mention it. */
  botUserId: string;
  directory: Directory;
  isWithBot: IsWithBot;
  clock: Clock;
  ids: Ids;
  log: Log;
  metrics: Metrics;
  /** Slack ids of the people and groups to turn to. */
  admins: readonly string[];
  /** True when a delivery with this key came before. */
  seenBefore(key: string): boolean;
};

export type Arrival = {
  kind: 'command' | 'click' | 'submission' | 'closing' | 'modal' | 'shortcut' | 'message' | 'home';
  /** Of the command, action, form …: known names only, for metrics are kept by it. */
  name: string;
  userId: string;
  /** How to tell the person that they may not, or that it failed. */
  tell(screen: Screen): Promise<void>;
};

export type Gateway = GatewayParts & {
  /**
   * Handles a delivery from its first line on: a stop waits for it, and what fails before anybody can be told (a payload
   * that cannot be read, an acknowledgement that did not arrive) is logged. Never rejects.
   */
  handle(kind: Arrival['kind'], work: () => Promise<void>): Promise<void>;
  /**
   * Lets a person in and does the work; whoever may not is told why and who can help, and a failure is told with a
   * reference that is in the log. Never rejects. The acknowledgement to Slack comes before, not in here.
   */
  receive(arrival: Arrival, work: (person: Person) => Promise<void>): Promise<void>;
  /** The same for a part of the work that answers elsewhere, such as a modal that is being filled. */
  guard(arrival: Omit<Arrival, 'userId'>, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is being worked on. */
  idle(): Promise<void>;
};

export function createGateway(parts: GatewayParts): Gateway {
  const { directory, ids, log, metrics, admins } = parts;
  const inHand = new Set<Promise<unknown>>();

  async function attempt(
    arrival: Omit<Arrival, 'userId'>,
    work: () => Promise<'ok' | 'refused'>,
  ): Promise<void> {
    const { kind, name } = arrival;
    const finish = (outcome: string) => metrics.slackVisits.inc({ kind, name, outcome });
    try {
      finish(await work());
    } catch (error) {
      finish('failed');
      const reference = ids.newReference();
      log.error({ err: error, ref: reference, kind, name }, `Failed (${reference})`);
      await arrival.tell(troubleScreen(error, reference)).catch((silence: unknown) => {
        log.error(
          { err: silence, ref: reference, kind, name },
          `The person could not be told (${reference})`,
        );
      });
    }
  }

  function track(work: Promise<void>): Promise<void> {
    inHand.add(work);
    return work.finally(() => inHand.delete(work));
  }

  return {
    ...parts,
    handle: (kind, work) =>
      track(
        work().catch((error: unknown) => {
          metrics.slackVisits.inc({ kind, name: 'unread', outcome: 'failed' });
          const reference = ids.newReference();
          log.error({ err: error, ref: reference, kind }, `A delivery could not be handled (${reference})`);
        }),
      ),
    receive: (arrival, work) =>
      track(
        attempt(arrival, async () => {
          const person = await directory.person(arrival.userId);
          const refusal = refusalOf(person);
          if (refusal) {
            await arrival.tell(refusedScreen(refusal, { teamName: directory.team().name, admins }));
            return 'refused';
          }
          await work(person);
          return 'ok';
        }),
      ),
    guard: (arrival, work) =>
      track(
        attempt(arrival, async () => {
          await work();
          return 'ok';
        }),
      ),
    async idle() {
      while (inHand.size > 0) await Promise.all(inHand);
    },
  };
}
