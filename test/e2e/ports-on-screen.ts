import type { PageMessage } from '../../src/sandbox/slack/page-protocol.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import type { Screen } from '../../src/sandbox/slack/person/screen.ts';
import { PORTING } from '../../src/sandbox/slack/seed.ts';

/** A Monday morning, 10 o'clock in New York: two weeks of business days lie ahead. */
export const MONDAY = '2027-03-01T15:00:00Z';

/** The card of an order in a channel, once it says this. */
export const portCard =
  (orderId: string, says: string | RegExp, where = PORTING) =>
  (screen: Screen): PageMessage | undefined => {
    const card = screen.message(new RegExp(`Porting order ${orderId}`), where);
    return card && new RegExp(says).test(screen.textOf(card)) ? card : undefined;
  };

/** The lines in a message's thread, the oldest first. */
export function threadOf(who: Player, { channel, ts }: Pick<PageMessage, 'channel' | 'ts'>): string[] {
  const screen = who.screen();
  return screen
    .messagesIn(channel)
    .filter((message) => message.threadTs === ts && message.ts !== ts)
    .map((message) => screen.textOf(message));
}

/** What the bot has said to somebody in their direct message, the oldest first. */
export function newsTo(who: Player): string[] {
  const screen = who.screen();
  return screen.messagesIn('bot').map((message) => screen.textOf(message));
}

/** How often something stands in a list of texts. */
export const times = (texts: readonly string[], says: string | RegExp): number =>
  texts.filter((text) => new RegExp(says).test(text)).length;
