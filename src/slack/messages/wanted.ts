import { assigneeTypeName } from '../../inventory/assignee-words.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import { shortDay } from '../../porting/port-days.ts';
import {
  costOf,
  isEstimated,
  isPort,
  isRelease,
  type PurchaseRequest,
  type Wanted,
  type WantedNumber,
} from '../../purchases/request.ts';
import { boldNumber, shownNumber } from './number-facts.ts';
import { placeLine } from './number-line.ts';
import { mention } from './people.ts';
import { counted, escapeCut, listed } from './text.ts';
import { longDay } from './when.ts';

/** Numbers that are listed one by one; more are counted. */
const LISTED = 10;

/** `2 numbers`, `3 toll-free numbers`, `a block of 50 numbers in 415` */
export function wantedName({ kind, numbers, block }: Pick<Wanted, 'kind' | 'numbers' | 'block'>): string {
  if (isRelease({ wanted: { kind } })) return `release of ${wantedName({ kind: 'numbers', numbers, block })}`;
  if (kind === 'port') return `port-in of ${counted(numbers.length, 'number')}`;
  if (block) return `a block of ${counted(block.size, 'number')} in ${escapeCut(block.areaCode, 20)}`;
  return counted(numbers.length, kind === 'toll_free' ? 'toll-free number' : 'number');
}

/** Whether a card names some of them only. */
export function hasMore({ numbers }: Pick<Wanted, 'numbers'>): boolean {
  return numbers.length > LISTED;
}

/** `+1 (415) 555-1001, +1 (415) 555-1002 and 3 more`; nothing for a block, which its name says. */
export function shortNumbers({ numbers }: Pick<Wanted, 'numbers'>, most = 3): string {
  const named = numbers.slice(0, most).map(({ phoneNumber }) => shownNumber(phoneNumber));
  const more = numbers.length - named.length;
  return listed(more > 0 ? [...named, `${more} more`] : named);
}

/** `Request 12: 2 numbers for $2.00 a month`, without formatting. */
export function requestTitle(request: Pick<PurchaseRequest, 'number' | 'wanted' | 'outcome'>): string {
  const { number, wanted } = request;
  if (isPort(request)) return `Request ${number}: ${wantedName(wanted)}`;
  const what = `${wantedName(wanted)} ${isRelease(request) ? 'that cost' : 'for'}`;
  const guess = isEstimated(request) ? ', as is estimated' : '';
  return `Request ${number}: ${what} ${formatMoney(costOf(request))} a month${guess}`;
}

/** `$2.00 a month`; of a block that is not bought yet, whose estimate that is */
export function costName(request: Pick<PurchaseRequest, 'requesterId' | 'wanted' | 'outcome'>): string {
  const cost = `${formatMoney(costOf(request))} a month`;
  return isEstimated(request) ? `${cost}, estimated by ${mention(request.requesterId)}` : cost;
}

/** ` · $2.00 a month` after what is wanted, ` · saves $2.00 a month` of a release; nothing where there is no cost. */
export function costPart(request: Pick<PurchaseRequest, 'requesterId' | 'wanted' | 'outcome'>): string {
  if (!hasCost(request)) return '';
  return ` · ${isRelease(request) ? 'saves ' : ''}${costName(request)}`;
}

/** None of a port-in, which is not decided here, nor of a release where Zoom does not tell what it cost. */
export function hasCost(request: Pick<PurchaseRequest, 'wanted' | 'outcome'>): boolean {
  return !isPort(request) && !(isRelease(request) && costOf(request) === 0);
}

/** What is bought, given up or ported in: one line a number, the block, or the order. */
export function wantedLines(wanted: Wanted): string[] {
  const { numbers, block, ports } = wanted;
  if (ports) return portLines(numbers, ports);
  if (block) {
    const { country, areaCode, startNumber, endNumber } = block;
    const size = block.size.toLocaleString('en-US');
    if (startNumber && endNumber) {
      return [`• ${size} consecutive numbers, ${rangeName({ startNumber, endNumber })}`];
    }
    return [`• ${size} consecutive numbers, area code ${short(areaCode)}, ${short(country)}`];
  }
  const lines = numbers.slice(0, LISTED).map((number) => `• ${wantedLine(number)}`);
  return numbers.length > LISTED
    ? [...lines, `• and ${counted(numbers.length - LISTED, 'more number')}`]
    : lines;
}

/** One porting order each, in whose order the numbers are. */
function portLines(numbers: Wanted['numbers'], ports: NonNullable<Wanted['ports']>): string[] {
  let first = 0;
  const lines = ports.slice(0, LISTED).map(({ carrierName, requestedPortDate, ...port }) => {
    const theirs = numbers.slice(first, first + port.numbers);
    first += port.numbers;
    const what = `*${counted(port.numbers, 'number')}* from ${short(carrierName)}`;
    return `• ${what}, asked for ${short(shortDay(requestedPortDate))}: ${shortNumbers({ numbers: theirs }, 5)}`;
  });
  const more = ports.length - lines.length;
  return more > 0 ? [...lines, `• and ${counted(more, 'more order')}`] : lines;
}

/** `+1 (415) 555-1000 to +1 (415) 555-1049` */
export function rangeName({ startNumber, endNumber }: { startNumber: string; endNumber: string }): string {
  return `${short(formatNumber(startNumber))} to ${short(formatNumber(endNumber))}`;
}

/** `+1 (415) 555-1001 · San Francisco, CA · Local · $1.00 a month`; of one that is ours, since when and its name as well */
export function wantedLine(number: WantedNumber): string {
  const { phoneNumber, monthlyCost } = number;
  return [
    boldNumber(phoneNumber),
    short(placeLine(number)),
    `${formatMoney(monthlyCost)} a month`,
    ...oursWords(number),
  ].join(' · ');
}

/** Of a number that the company has: `ours since May 1, 2023`, `“Spare”`. */
export function oursWords({
  provisionedAt,
  displayName,
}: Pick<WantedNumber, 'provisionedAt' | 'displayName'>): string[] {
  return [
    ...(provisionedAt === undefined
      ? []
      : [`ours since ${escapeCut(longDay(provisionedAt.slice(0, 10)), 30)}`]),
    ...(displayName ? [`“${escapeCut(displayName, 60)}”`] : []),
  ];
}

/** Everything else that was filled in. */
export function wishLines(wanted: Wanted): string[] {
  return wishes(wanted).map(([label, value]) => `*${label}:* ${value}`);
}

/** The same: what each is called, and the value in mrkdwn. */
export function wishes(wanted: Wanted): [label: string, value: string][] {
  const { siteId, siteName, neededBy, assignTo, displayName, purpose } = wanted;
  const site = siteName ?? siteId;
  return [
    // Of a port-in nobody is asked why.
    ...(wanted.kind === 'port' ? [] : [pair('Why', escapeCut(purpose, 500))]),
    ...(site ? [pair('Site', short(site))] : []),
    ...(neededBy ? [pair('Needed by', short(longDay(neededBy)))] : []),
    ...(assignTo ? [pair('Assign to', assigneeName(assignTo))] : []),
    ...(displayName ? [pair('Display name', short(displayName))] : []),
  ];
}

const pair = (label: string, value: string): [string, string] => [label, value];

function assigneeName({ type, id, name, slackUserId }: NonNullable<Wanted['assignTo']>): string {
  if (slackUserId) return mention(slackUserId);
  return `${short(assigneeTypeName(type))} ${short(name ?? id)}`;
}

function short(text: string): string {
  return escapeCut(text, 100);
}
