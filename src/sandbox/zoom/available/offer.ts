import type { Capability } from '../account/records.ts';
import type { Random } from '../random.ts';

const CAPABILITY_SETS: readonly { share: number; capabilities: readonly Capability[] }[] = [
  { share: 0.5, capabilities: ['voice', 'sms'] },
  { share: 0.75, capabilities: ['voice', 'sms', 'mms'] },
  { share: 0.88, capabilities: ['voice'] },
  { share: 0.95, capabilities: ['voice', 'fax'] },
  { share: 1, capabilities: ['voice', 'sms', 'mms', 'fax'] },
];

export function pickCapabilities(random: Random): Capability[] {
  const roll = random.next();
  const set = CAPABILITY_SETS.find(({ share }) => roll < share);
  return [...(set?.capabilities ?? ['voice'])];
}

/**
 * US dollars a month: more for digits that are easy to remember, as sellers of numbers ask.
 * @param usual what an ordinary number of the kind costs
 */
export function pickMonthlyCost(random: Random, phoneNumber: string, usual: number): number {
  const line = phoneNumber.slice(-4);
  if (/000$|^(\d)\1{3}$/.test(line)) return usual + 4;
  if (/^(\d\d)\1$|^1234$|^4321$/.test(line)) return usual + 1.5;
  if (/^(\d)\1(\d)\2$/.test(line)) return usual + 0.5;
  return random.chance(0.12) ? usual + 0.25 : usual;
}
