import { assigneeTypeName } from '../../inventory/assignee-words.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import { CAPABILITY_NAMES, TYPE_NAMES } from '../../numbers/kind-names.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import { named } from './number-line.ts';
import { escapeCut, escapeText } from './text.ts';

const STATUS_NAMES: Readonly<Record<string, string>> = {
  active: 'active',
  pending: 'pending',
  releasing: 'being released',
};

/** A number as people read it, in mrkdwn. Zoom's is E.164; whatever else it should send is shown as it came. */
export function shownNumber(phoneNumber: string): string {
  return isE164(phoneNumber) ? formatNumber(phoneNumber) : escapeCut(phoneNumber, 60);
}

/** The same where it heads something. */
export function boldNumber(phoneNumber: string): string {
  const shown = shownNumber(phoneNumber);
  return isE164(phoneNumber) ? `*${shown}*` : shown;
}

/** Nothing but `+` and digits, whatever Zoom calls a number. */
export function isE164(phoneNumber: string): boolean {
  return /^\+[1-9]\d{1,14}$/.test(phoneNumber);
}

/** Who has a number, in mrkdwn: `Front Desk (call queue)`. */
export function assigneeName({ assignee }: Pick<PhoneNumber, 'assignee'>): string {
  if (!assignee) return 'nobody';
  const { type, id, name } = assignee;
  return `${escapeCut(name || id, 200)} (${escapeCut(assigneeTypeName(type), 60)})`;
}

/** `active`, `being released`; plain text. */
export function statusName(status: string): string {
  return named(STATUS_NAMES, status).toLowerCase();
}

/** `San Francisco, CA`; a toll-free number has no place of its own. Plain text. */
export function placeName({ city, state, country, type }: PhoneNumber): string {
  return [city, state].filter(Boolean).join(', ') || (type === 'toll_free' ? '' : (country ?? ''));
}

/** `Toll-free`; plain text. */
export function typeName({ type }: Pick<PhoneNumber, 'type'>): string {
  return named(TYPE_NAMES, type);
}

/** `Voice, SMS`; plain text. */
export function abilities({ capabilities }: Pick<PhoneNumber, 'capabilities'>): string {
  return capabilities.map((each) => named(CAPABILITY_NAMES, each)).join(', ');
}

/** `$1.00 a month`; undefined where Zoom does not say. */
export function monthly({ monthlyCost }: Pick<PhoneNumber, 'monthlyCost'>): string | undefined {
  return monthlyCost === undefined ? undefined : `${formatMoney(monthlyCost)} a month`;
}

/** In mrkdwn, for the lines of a list: `San Francisco, CA · Local · Voice, SMS · $1.00 a month`. */
export function kindLine(number: PhoneNumber): string {
  const cost = monthly(number);
  return [
    ...[placeName(number), typeName(number), abilities(number)]
      .filter(Boolean)
      .map((each) => escapeCut(each, 120)),
    ...(cost ? [escapeText(cost)] : []),
  ].join(' · ');
}
