import type { Button } from '@slack/types';
import type { ImportApplied } from '../../inventory/apply-import.ts';
import type { ImportPlanned } from '../../inventory/start-import.ts';
import type { Screen } from '../screen.ts';
import { notAllowedScreen } from './not-allowed.ts';
import { counted, paragraph, plain, smallPrint } from './text.ts';

const TITLE = 'Import assignments';

type Planned = Extract<ImportPlanned, { kind: 'planned' }>;

/** What became of a file that was handed in: in short, for the plan itself is a message. */
export function importPlanned({ changes, unchanged, wrong }: Omit<Planned, 'kind' | 'run'>): Screen {
  const text = planTally({ changes, unchanged, wrong });
  return {
    title: TITLE,
    text,
    blocks: [
      paragraph(`:clipboard: ${text}`),
      paragraph(
        changes > 0
          ? 'The plan is in your direct message with me. Nothing is changed before you press *Apply* there.'
          : 'There is nothing to apply. The plan in your direct message with me says why, row by row.',
      ),
    ],
  };
}

/** `12 rows change something, 3 are so already, 2 are wrong.` */
export function planTally({
  changes,
  unchanged,
  wrong,
}: {
  changes: number;
  unchanged: number;
  wrong: number;
}): string {
  return [
    `${counted(changes, 'row changes something', 'rows change something')}`,
    // What there is none of needs no words.
    ...(unchanged > 0 ? [counted(unchanged, 'is so already', 'are so already')] : []),
    ...(wrong > 0 ? [counted(wrong, 'is wrong', 'are wrong')] : []),
  ]
    .join(', ')
    .concat('.');
}

export function importAppliedScreen(applied: ImportApplied): Screen {
  const say = (text: string): Screen => ({ title: TITLE, text, blocks: [paragraph(text)] });
  switch (applied.kind) {
    case 'not_allowed':
      return notAllowedScreen(applied);
    case 'no_plan':
      return say('This plan is not there any more. Hand the file in again with `/phone import`.');
    case 'already':
      return say('This plan was applied before; its message says what came of it.');
    case 'begun':
      return say(
        `:hourglass_flowing_sand: Applying ${counted(applied.changes, 'change')}. The message of the plan shows how it goes.`,
      );
  }
}

export function templateSent(): Screen {
  const text = 'The template is in your direct message with me. Fill it in, and choose it here.';
  return { title: TITLE, text, blocks: [paragraph(`:page_facing_up: ${text}`)] };
}

export function planSent(): Screen {
  const text = 'The plan is on its way as a CSV file: it is in your direct message with me.';
  return { title: TITLE, text, blocks: [paragraph(`:page_facing_up: ${text}`)] };
}

export function importButton(): Button {
  return { type: 'button', action_id: 'import_open', text: plain('Import assignments') };
}

/** Where Slack lets no form be opened without a click. */
export function importInvitation(): Screen {
  const text = 'The import has a form, for a CSV file of numbers and whom they are to belong to.';
  return {
    title: TITLE,
    text,
    blocks: [
      paragraph(text),
      { type: 'actions', elements: [importButton()] },
      smallPrint('`/phone export` makes a file to begin with.'),
    ],
  };
}
