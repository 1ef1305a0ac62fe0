import { BYTE_ORDER_MARK, csvLine } from '../../csv.ts';
import { importItem } from '../../inventory/import-change.ts';
import { type ItemResult, type RunKind, runKind } from '../../inventory/run.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import type { RunItemRow, RunRow } from '../../store/runs.ts';
import type { Message } from '../screen.ts';
import { lessLine } from './release-plan.ts';
import { RUN_WORDS } from './run-words.ts';
import { counted, escapeCut, listed, paragraph, paragraphs, smallPrint } from './text.ts';
import { localTime } from './when.ts';

/** Items that are listed one by one on the card; of more than these, only those that failed. */
export const LISTED_ITEMS = 25;

const REFUSED_NAMED = 10;

const ENDS = ['done', 'unchanged', 'failed'] as const satisfies ItemResult['state'][];
const SIGNS: Readonly<Record<ItemResult['state'], string>> = {
  done: ':white_check_mark:',
  unchanged: ':heavy_minus_sign:',
  failed: ':x:',
};

export type RunView = {
  run: RunRow;
  /** Items by their state. */
  counts: Readonly<Record<string, number>>;
  /** Those that are listed: all of a short run; of a long one, the first that failed. */
  listed: readonly RunItemRow[];
  release?: ReleaseView | undefined;
};

export type ReleaseView = {
  /** US dollars a month that are saved by what was released; undefined where Zoom did not tell all of it. */
  saved: number | undefined;
  /** What was asked for besides and was no part of it, E.164. */
  refused: readonly string[];
};

/** A run as the person sees it who started it: how far it has come, and at the end what became of each item. */
export function runCard(view: RunView): Message {
  const { run } = view;
  const kind = runKind(run) ?? 'release';
  return run.endedAt ? endedCard(view, kind, run.endedAt) : runningCard(view, kind);
}

function runningCard({ run, counts }: RunView, kind: RunKind): Message {
  const total = sum(counts);
  const over = ENDS.reduce((many, state) => many + (counts[state] ?? 0), 0);
  const share = Math.floor((100 * over) / Math.max(1, total));
  const title = RUN_WORDS[kind].doing(total);
  return {
    text: `${title}: ${over} of ${total}.`,
    blocks: [
      paragraph(`:hourglass_flowing_sand: *${title}* · since ${localTime(run.createdAt)}`),
      paragraph(`${over} of ${total} (${share}%)${tally(kind, counts, ENDS)}`),
      smallPrint('You can go on with other things: this message shows how it goes.'),
    ],
  };
}

function endedCard({ counts, listed: items, release }: RunView, kind: RunKind, endedAt: Date): Message {
  const { done, doing } = RUN_WORDS[kind];
  const [total, worked, failed] = [sum(counts), counts['done'] ?? 0, counts['failed'] ?? 0];
  const sign = failed === 0 ? ':white_check_mark:' : worked === 0 ? ':x:' : ':warning:';
  const title = done(worked, total);
  const isLong = total > LISTED_ITEMS;
  const rest = isLong ? failed - items.length : 0;
  return {
    text: `${doing(total)} has ended: ${title}${failed > 0 ? `, ${failed} failed` : ''}.`,
    blocks: [
      paragraph(`${sign} *${title}* · ${localTime(endedAt)}${tally(kind, counts, ['unchanged', 'failed'])}`),
      ...paragraphs([
        ...items.map((item) => itemLine(item, kind)),
        ...(rest > 0 ? [`• and ${counted(rest, 'more that failed', 'more that failed')}`] : []),
        ...(release ? releaseLines(release) : []),
      ]),
      ...(isLong || kind === 'import' ? [smallPrint('The file below has the result of every one.')] : []),
    ],
  };
}

function releaseLines({ saved = 0, refused }: ReleaseView): string[] {
  const named = refused.slice(0, REFUSED_NAMED).map(number);
  const more = refused.length - named.length;
  const names = listed([...named, ...(more > 0 ? [`${more} more`] : [])]);
  return [
    ...(saved > 0 ? [lessLine(saved)] : []),
    ...(refused.length > 0
      ? [
          `:no_entry: ${counted(refused.length, 'more was', 'more were')} asked for and cannot be released: ${names}`,
        ]
      : []),
  ];
}

/** ` · 35 released · 2 not released` */
function tally(kind: RunKind, counts: RunView['counts'], ends: readonly ItemResult['state'][]): string {
  return ends
    .filter((state) => (counts[state] ?? 0) > 0)
    .map((state) => ` · ${(counts[state] ?? 0).toLocaleString('en-US')} ${RUN_WORDS[kind].states[state]}`)
    .join('');
}

function itemLine({ phoneNumber, state, message, wanted }: RunItemRow, kind: RunKind): string {
  const end = ENDS.find((each) => each === state);
  const row = kind === 'import' ? `Row ${importItem.parse(wanted).row}, ` : '';
  if (!end) return `• ${row}*${number(phoneNumber)}*`;
  const why = message ? `: ${escapeCut(message, 90)}` : '';
  return `${SIGNS[end]} ${row}*${number(phoneNumber)}* ${RUN_WORDS[kind].states[end]}${why}`;
}

/** An import has rows in which anything may stand for a number. */
function number(phoneNumber: string): string {
  return escapeCut(formatNumber(phoneNumber), 40);
}

/** The result of every item, in the order they were asked for, as the lines of a CSV file. */
export function runFileLines(kind: RunKind, items: readonly RunItemRow[]): string {
  const { states } = RUN_WORDS[kind];
  return items
    .map(({ phoneNumber, state, message, wanted }) => {
      const end = ENDS.find((each) => each === state);
      const row = kind === 'import' ? [String(importItem.parse(wanted).row)] : [];
      return csvLine([...row, phoneNumber, end ? states[end] : state, message ?? '']);
    })
    .join('');
}

export function runFileHeader(kind: RunKind): string {
  const columns = kind === 'import' ? ['row', 'number', 'result', 'message'] : ['number', 'result', 'why'];
  return BYTE_ORDER_MARK + csvLine(columns);
}

function sum(counts: RunView['counts']): number {
  return Object.values(counts).reduce((total, many) => total + many, 0);
}
