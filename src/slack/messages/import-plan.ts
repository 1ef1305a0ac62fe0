import type { Button, KnownBlock } from '@slack/types';
import { BYTE_ORDER_MARK, csvLine } from '../../csv.ts';
import { assigneeWords } from '../../inventory/assignee-words.ts';
import { type ImportChange, importItem } from '../../inventory/import-change.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import type { RunItemRow, RunRow } from '../../store/runs.ts';
import type { Message } from '../screen.ts';
import { planTally } from './import-answers.ts';
import { counted, escapeCut, paragraph, paragraphs, plain, smallPrint } from './text.ts';

/** Rows of each kind that the card lists. */
export const PLAN_LISTED = 10;

export type ImportPlanView = {
  run: RunRow;
  /** How many rows change something, are so already, and are wrong. */
  changes: number;
  unchanged: number;
  wrong: number;
  /** The first of those that change something. */
  changing: readonly RunItemRow[];
  /** The first of those that are wrong. */
  failing: readonly RunItemRow[];
  /** As its owner calls the file. */
  fileName?: string | undefined;
};

/** What a file would change, before it is applied. */
export function importPlanCard(view: ImportPlanView): Message {
  const { run, changes, unchanged, wrong, changing, failing, fileName } = view;
  const what = fileName === undefined ? 'what you pasted' : escapeCut(fileName, 100);
  const title = `Plan of the import of ${what}`;
  const more = (all: number, shown: readonly unknown[]) =>
    all > shown.length ? [`• and ${counted(all - shown.length, 'more', 'more')}`] : [];
  const blocks: KnownBlock[] = [paragraph(`:clipboard: *${title}*\n${planTally(view)}`)];
  if (changes > 0) {
    blocks.push(...paragraphs(['*What changes*', ...changing.map(changeLine), ...more(changes, changing)]));
  }
  if (wrong > 0) {
    blocks.push(...paragraphs(['*What is wrong*', ...failing.map(wrongLine), ...more(wrong, failing)]));
  }
  blocks.push({ type: 'actions', elements: buttons(run.id, changes) });
  if (wrong > 0 && changes > 0) blocks.push(smallPrint('Rows that are wrong are left out.'));
  if (unchanged > 0) blocks.push(smallPrint(WHAT_IS_READ));
  return { text: `${title}: ${planTally(view)}`, blocks };
}

/** For whoever changed what an import does not look at. */
const WHAT_IS_READ =
  'I read the number, the assignee’s type and id or e-mail address, and the display name, and nothing else. An empty cell changes nothing; to take a number away, write “none” as its type.';

function buttons(runId: string, changes: number): Button[] {
  const download: Button = {
    type: 'button',
    action_id: 'import_plan_file',
    text: plain('Download the plan'),
    value: runId,
  };
  if (changes === 0) return [download];
  return [
    {
      type: 'button',
      action_id: 'import_apply',
      text: plain(`Apply ${counted(changes, 'change')}`),
      value: runId,
      style: 'primary',
      confirm: {
        title: plain('Apply the plan?'),
        text: plain(
          `${counted(changes, 'number')} will be assigned, taken away or named as the plan says.`,
          300,
        ),
        confirm: plain('Apply', 30),
        deny: plain('Not yet', 30),
      },
    },
    download,
  ];
}

/** Of an id that is not known here. */
const NEWS = 'an id I have not seen yet: Zoom tells only when it is applied whether it exists';

function changeLine(item: RunItemRow): string {
  const { row, change } = importItem.parse(item.wanted);
  const said = change
    ? changeWords(change).map(({ from, to }) => `${escapeCut(from, 60)} → ${escapeCut(to, 60)}`)
    : [];
  const doubt = change?.assignee?.isNews ? ` · ${NEWS}` : '';
  return `• Row ${row}, *${escapeCut(formatNumber(item.phoneNumber), 40)}*: ${said.join('; ')}${doubt}`;
}

function wrongLine(item: RunItemRow): string {
  const { row } = importItem.parse(item.wanted);
  const number = item.phoneNumber === '' ? '' : `, *${escapeCut(formatNumber(item.phoneNumber), 40)}*`;
  return `• Row ${row}${number}: ${escapeCut(item.message ?? '', 200)}`;
}

/** An e-mail address says by itself that it is a person's. */
function newAssigneeWords(to: NonNullable<ImportChange['assignee']>['to']): string {
  return to?.type === 'user' && to.id.includes('@') ? to.id : assigneeWords(to ?? undefined);
}

/** From what to what, in words. */
function changeWords({ assignee, displayName }: ImportChange): { from: string; to: string }[] {
  return [
    ...(assignee
      ? [{ from: assigneeWords(assignee.from ?? undefined), to: newAssigneeWords(assignee.to) }]
      : []),
    ...(displayName ? [{ from: displayName.from || 'no name', to: `“${displayName.to}”` }] : []),
  ];
}

export const PLAN_FILE_HEADER = `${BYTE_ORDER_MARK}${csvLine([
  'row',
  'number',
  'plan',
  'assignee from',
  'assignee to',
  'display name from',
  'display name to',
  'message',
])}`;

const PLANS: Readonly<Record<string, string>> = { unchanged: 'as it is', failed: 'wrong' };

/** Rows of the plan as lines of a file. */
export function planFileLines(items: readonly RunItemRow[]): string {
  return items
    .map(({ wanted, phoneNumber, state, message }) => {
      const { row, change } = importItem.parse(wanted);
      const { assignee, displayName } = change ?? {};
      return csvLine([
        String(row),
        phoneNumber,
        change ? 'change' : (PLANS[state] ?? state),
        assignee ? assigneeWords(assignee.from ?? undefined) : '',
        assignee ? newAssigneeWords(assignee.to) : '',
        displayName?.from ?? '',
        displayName?.to ?? '',
        change ? (assignee?.isNews ? NEWS : '') : (message ?? ''),
      ]);
    })
    .join('');
}
