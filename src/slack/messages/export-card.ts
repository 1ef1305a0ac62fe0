import type { Button } from '@slack/types';
import type { ExportProgress } from '../../inventory/export-inventory.ts';
import type { Message, Screen } from '../screen.ts';
import { leftOut } from './left-out.ts';
import { counted, escapeCut, paragraph, plain, smallPrint } from './text.ts';

/** How far an export has come. */
export type ExportState =
  | ({ kind: 'reading' } & ExportProgress)
  | { kind: 'sending'; numbers: number }
  /** Zoom cannot be asked just now. */
  | { kind: 'waiting' }
  /**
   * @property numbers unknown when the file was found that an earlier attempt had sent
   * @property unreadable numbers that are not in it, for they cannot be read
   */
  | { kind: 'done'; fileName: string; numbers?: number | undefined; unreadable: number }
  /** @property why in a sentence, in mrkdwn */
  | { kind: 'failed'; why: string };

/** An export as the person sees it who asked for it. */
export function exportCard(state: ExportState): Message {
  const { says, more } = describe(state);
  return {
    text: says,
    blocks: [paragraph(`${SIGNS[state.kind]} ${says}`), ...(more ? [smallPrint(more)] : [])],
  };
}

const SIGNS: Readonly<Record<ExportState['kind'], string>> = {
  reading: ':hourglass_flowing_sand:',
  sending: ':hourglass_flowing_sand:',
  waiting: ':hourglass_flowing_sand:',
  done: ':white_check_mark:',
  failed: ':x:',
};

const MEANWHILE = 'You can go on with other things: this message shows how it goes.';

function describe(state: ExportState): { says: string; more?: string } {
  switch (state.kind) {
    case 'reading':
      return { says: `Exporting the inventory: ${howMany(state)}…`, more: MEANWHILE };
    case 'sending':
      return {
        says: `Exporting the inventory: ${counted(state.numbers, 'number')} read, the file is on its way…`,
        more: MEANWHILE,
      };
    case 'waiting':
      return {
        says: 'Exporting the inventory: Zoom cannot be asked just now. I will try again by myself.',
        more: MEANWHILE,
      };
    case 'done': {
      const what = state.numbers === undefined ? 'The inventory' : counted(state.numbers, 'number');
      const missing = state.unreadable > 0 ? `\n:warning: ${leftOut(state.unreadable, 'number')}` : '';
      return {
        says: `${what} exported: ${escapeCut(state.fileName, 150)}${missing}`,
        more: 'Assign and name numbers in the file, and `/phone import` brings that back to Zoom.',
      };
    }
    case 'failed':
      return { says: `The inventory could not be exported. ${state.why}` };
  }
}

/** `8,400 of 20,000 numbers` */
function howMany({ read, total }: ExportProgress): string {
  const all = Math.max(total ?? read, read);
  return total === undefined ? counted(read, 'number') : `${count(read)} of ${counted(all, 'number')}`;
}

function count(numbers: number): string {
  return numbers.toLocaleString('en-US');
}

export function exportBegun(): Screen {
  const text =
    'I am putting the numbers into a CSV file: it comes into your direct message with me, where you also see how far it is.';
  return { title: 'Export', text, blocks: [paragraph(`:page_facing_up: ${text}`)] };
}

export function exportNotUnderstood(problems: readonly string[]): Screen {
  const text = 'I do not know which numbers to export.';
  return {
    title: 'Export',
    text,
    blocks: [
      paragraph([text, ...problems.map((problem) => `• ${escapeCut(problem, 400)}`)].join('\n')),
      smallPrint('`/phone export` for all of them, or such as `/phone export unassigned toll-free`'),
    ],
  };
}

/** @param words which numbers, as they are typed behind `/phone export`; empty for all of them */
export function exportButton(words = ''): Button {
  return {
    type: 'button',
    action_id: 'export_inventory',
    text: plain('Export as CSV'),
    ...(words ? { value: words } : {}),
  };
}
