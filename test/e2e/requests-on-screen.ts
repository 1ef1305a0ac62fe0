import type { PageMessage } from '../../src/sandbox/slack/page-protocol.ts';
import type { Player } from '../../src/sandbox/slack/person/player.ts';
import type { Screen } from '../../src/sandbox/slack/person/screen.ts';
import type { Given } from '../../src/sandbox/slack/person/value-for.ts';
import { PHONE_APPROVALS } from '../../src/sandbox/slack/seed.ts';
import { offered } from './numbers-on-screen.ts';

/** The modal on top, once it says this. */
export const modalSaying = (says: string | RegExp) => (screen: Screen) => {
  const text = screen.modal && screen.textOf(screen.modal);
  const isSaid = typeof says === 'string' ? text?.includes(says) : text !== undefined && says.test(text);
  return isSaid && text;
};

/** The form of a request for numbers, once it can be filled in. */
export const requestForm = (screen: Screen) =>
  screen.modal?.view.type === 'modal' && screen.modal.view.submit ? screen.modal : undefined;

/** The first numbers that are offered in an area code, E.164. */
export async function available(person: Player, areaCode: string, count: number): Promise<string[]> {
  await person.command(`/phone search ${areaCode}`);
  const results = await person.waitFor((screen) => screen.message(`area code ${areaCode}`));
  await person.reload();
  return offered(results).slice(0, count);
}

/**
 * Asks for numbers with the form.
 * @param fields by their labels
 * @returns how people call the request: `7`
 */
export async function ask(
  person: Player,
  numbers: readonly string[],
  fields: Record<string, Given> = {},
): Promise<string> {
  await person.command(`/phone request ${numbers.join(' ')}`);
  await person.waitFor(requestForm);
  return sendForm(person, { 'What is it for?': 'The front desk', ...fields });
}

/** Fills in what is not there yet, and sends the form. @returns how people call the request */
export async function sendForm(person: Player, fields: Record<string, Given> = {}): Promise<string> {
  for (const [name, given] of Object.entries(fields)) await person.fill(name, given);
  await person.submit();
  const said = await person.waitFor(modalSaying(/Request \d+ is in/));
  await person.close();
  return /Request (\d+) is in/.exec(said)?.[1] ?? '';
}

/** The card of a request for its approvers, once it says this. */
export const approvalCard =
  (name: string, says: string | RegExp, channel = PHONE_APPROVALS) =>
  (screen: Screen) =>
    cardSaying(screen, screen.message(new RegExp(`Request ${name}: `), channel), says);

/** The card of a request in the direct message of who asked, once it says this. */
export const requesterCard = (name: string, says: string | RegExp) => (screen: Screen) =>
  cardSaying(screen, screen.message(new RegExp(`Your request ${name}: `), 'bot'), says);

function cardSaying(screen: Screen, card: PageMessage | undefined, says: string | RegExp) {
  const text = card && screen.textOf(card);
  return text !== undefined && new RegExp(says).test(text) ? card : undefined;
}

/** What stands on the buttons of a message: `['Approve', 'Deny']`. */
export const buttonsOn = (screen: Screen, message: PageMessage): string[] =>
  [...screen.textOf(message).matchAll(/\[([^\]\n]+)\]/g)].map(([, label = '']) => label);
