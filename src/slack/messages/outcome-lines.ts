import {
  type FollowUp,
  isFinal,
  type Outcome,
  type PurchaseRequest,
  type Wanted,
} from '../../purchases/request.ts';
import { zoomCode } from '../../zoom/errors.ts';
import { deedWords } from './deed-words.ts';
import { boldNumber, shownNumber } from './number-facts.ts';
import { actorName } from './people.ts';
import { counted, cut, escapeCut, listed } from './text.ts';
import { rangeName, wantedLine } from './wanted.ts';

const LISTED = 10;

type Things = Pick<Wanted, 'kind'> & { numbers?: Wanted['numbers'] };

/** Whether it is known of each number what became of it: then it says more than that it was wanted. */
export function hasResult({ status, outcome }: Pick<PurchaseRequest, 'status' | 'outcome'>): boolean {
  return isFinal(status) && outcome !== undefined && outcome.bought.length + outcome.failed.length > 0;
}

/** A line for each number: what became of it, or where that is not known, that it is wanted. */
export function everyNumberLines(request: PurchaseRequest): string[] {
  const { wanted, outcome } = request;
  if (!outcome || !hasResult(request)) return wanted.numbers.map((number) => `• ${wantedLine(number)}`);
  const { bad, good } = resultLines(outcome, wanted);
  return [...bad, ...good];
}

/** What was bought, with Zoom's ids, and what was not, with what to do about it. */
function resultLines(
  { bought, failed, refusal }: Outcome,
  { kind, numbers = [] }: Things,
): { bad: string[]; good: string[] } {
  const { each: how, whatToDo } = deedWords({ kind });
  const known = new Map(numbers.map((number) => [number.phoneNumber, number]));
  const line = ({ phoneNumber }: { phoneNumber: string }) => {
    const number = known.get(phoneNumber);
    return number ? wantedLine(number) : boldNumber(phoneNumber);
  };
  return {
    bad: failedLines(failed, refusal, whatToDo),
    good: bought.map((each) => `:white_check_mark: ${line(each)}${zoomId(each)}${how}`),
  };
}

/** What came of a request: each number in a line of its own, up to ten bought and ten not, and how that is known. */
export function outcomeLines(outcome: Outcome, wanted: Things): string[] {
  const { blockId, block, refusal, postponed, knownFrom } = outcome;
  const { each: how, verb } = deedWords(wanted);
  const { bad, good } = resultLines(outcome, wanted);
  return [
    ...(blockId
      ? [`Number block${block ? ` *${rangeName(block)}*` : ''} · Zoom id \`${code(blockId)}\`${how}`]
      : []),
    ...short(bad, `more that was not ${verb}`, `more that were not ${verb}`),
    ...short(good, `more that was ${verb}`, `more that were ${verb}`),
    ...(refusal ? [escapeCut(refusal, 300)] : []),
    ...(postponed
      ? [`:hourglass: Nothing is bought yet, and I try again by myself: ${escapeCut(postponed, 300)}`]
      : []),
    ...(refusal && knownFrom === 'inventory' ? [] : known(knownFrom)),
  ];
}

/** The steps after the purchase: those that did not work one by one, the rest as a count. */
export function followUpLines(followUps: readonly FollowUp[]): string[] {
  const failed = followUps.filter(({ state }) => state === 'failed');
  const pending = followUps.filter(({ state }) => state === 'pending');
  const done = followUps.filter(({ state }) => state === 'done');
  return [
    ...(done.length > 0
      ? [`:link: ${listed(steps(done, { assign: `assigned${toWhom(done)}`, name: 'named' }))}.`]
      : []),
    ...(pending.length > 0
      ? [
          `:hourglass_flowing_sand: ${listed(steps(pending, { assign: 'to be assigned', name: 'to be named' }))}.`,
        ]
      : []),
    ...short(
      failed.map(({ step, phoneNumber, message }) => {
        const why = message ? `: ${escapeCut(message, 150)}` : '.';
        const what = step === 'assign' ? 'assigned' : 'named';
        return `:warning: ${shownNumber(phoneNumber)} is bought, but could not be ${what}${why}`;
      }),
      'more step that failed',
      'more steps that failed',
    ),
  ];
}

/** Whether there is something to search for again. */
export function hasMissing(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && outcome.failed.length > 0;
}

/** Settled by hand, a number has no id of its own. */
function zoomId({ phoneNumber, id }: Outcome['bought'][number]): string {
  return id === phoneNumber ? '' : ` · Zoom id \`${code(id)}\``;
}

/** As Zoom says, for an e-mail address is Zoom's to read. */
function toWhom(done: readonly FollowUp[]): string {
  const names = new Set(done.flatMap(({ assignee }) => assignee?.name ?? []));
  const [name] = names;
  return names.size === 1 && name ? ` to ${escapeCut(name, 60)}` : '';
}

function steps(followUps: readonly FollowUp[], words: Record<FollowUp['step'], string>): string[] {
  return (['assign', 'name'] as const).flatMap((step) => {
    const count = followUps.filter((each) => each.step === step).length;
    return count > 0 ? [`${counted(count, 'number')} ${words[step]}`] : [];
  });
}

type Failed = Outcome['failed'][number];

/** What is the same for all of them stands once, below them. */
function failedLines(failed: readonly Failed[], refusal: string | undefined, whatToDo: string): string[] {
  const isOneReason = refusal !== undefined && new Set(failed.map(({ message }) => message)).size === 1;
  return failed.map((each) => {
    const number = `:x: ${boldNumber(each.phoneNumber)}`;
    return isOneReason && !isTaken(each) ? number : `${number} · ${reasonOf(each, whatToDo)}`;
  });
}

const isTaken = ({ code }: Failed) => code === zoomCode.noLongerAvailable;

function reasonOf(failed: Failed, whatToDo: string): string {
  if (isTaken(failed)) return 'taken meanwhile: search for a similar one';
  return `${escapeCut(failed.message.replace(/\.$/, ''), 120)}: ${whatToDo}`;
}

function known(from: string): string[] {
  if (from === 'zoom') return [];
  if (from === 'inventory') return ['Known from the inventory, for Zoom itself gave no clear answer.'];
  return [`Settled by ${actorName(from)}, for Zoom itself gave no clear answer.`];
}

function short(lines: string[], one: string, many: string): string[] {
  const rest = lines.length - LISTED;
  return rest > 0 ? [...lines.slice(0, LISTED), `• and ${counted(rest, one, many)}`] : lines;
}

/** In code formatting nothing is read but an entity and the closing backtick. */
function code(id: string): string {
  return cut(id, 60)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('`', '’');
}
