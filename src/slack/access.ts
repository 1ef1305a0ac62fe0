import type { Person } from './directory.ts';

/** Why a person may not use the bot at all, or nothing when they may. */
export type Refusal = 'guest' | 'stranger' | 'bot' | 'deactivated';

/** Guests, strangers from a shared channel, bots and deactivated people reach every command and button of Slack. */
export function refusalOf(person: Person): Refusal | undefined {
  if (person.isBot) return 'bot';
  if (person.isDeactivated) return 'deactivated';
  if (person.isStranger) return 'stranger';
  if (person.isGuest) return 'guest';
  return undefined;
}
