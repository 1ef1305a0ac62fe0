import type { Button, ModalView } from '@slack/types';
import { MOST_ROWS } from '../../inventory/read-import.ts';
import { paragraph, plain, smallPrint } from '../messages/text.ts';
import type { FormValues } from '../visits.ts';
import { fileField, textField } from './fields.ts';
import { many, one } from './form-values.ts';

export const IMPORT_FORM = 'import_form';
export const IMPORT_TITLE = 'Import assignments';

const FILE = 'import_file';
const PASTED = 'import_pasted';
/** Characters that Slack takes in one field. */
const LONGEST = 3_000;

const templateButton: Button = {
  type: 'button',
  action_id: 'import_template',
  text: plain('Get a template'),
};

/** Asks for a file of assignments, or its lines. */
export function importForm(pasted?: string): ModalView {
  return {
    type: 'modal',
    callback_id: IMPORT_FORM,
    title: plain(IMPORT_TITLE, 24),
    submit: plain('Show the plan', 24),
    close: plain('Cancel', 24),
    blocks: [
      paragraph(
        'A CSV file with a row for each number, and the columns `number`, `assignee type`, `assignee` and `display name`. A file from `/phone export` will do. Nothing is changed before you have seen the plan.',
      ),
      { type: 'actions', elements: [templateButton] },
      fileField(FILE, { label: 'CSV file', types: ['csv', 'txt', 'tsv'], optional: true }),
      textField(PASTED, {
        label: 'Or paste its lines',
        longest: LONGEST,
        isLong: true,
        optional: true,
        value: pasted,
        placeholder: 'number,assignee type,assignee,display name',
      }),
      smallPrint(
        `Assignee: Zoom’s id; for a person their e-mail address will do. \`none\` as the type takes a number away. Empty cells change nothing. At the most ${MOST_ROWS.toLocaleString('en-US')} rows.`,
      ),
    ],
  };
}

/** What was handed in; or what is wrong with it, by block id. */
export type ImportHandedIn =
  | { kind: 'file'; id: string; field: string }
  | { kind: 'pasted'; text: string; field: string }
  | { kind: 'errors'; errors: Record<string, string> };

export function readImportForm(values: FormValues): ImportHandedIn {
  const [id] = many(values, FILE);
  const text = one(values, PASTED);
  if (id !== undefined && text !== undefined) {
    return { kind: 'errors', errors: { [PASTED]: 'Choose a file or paste its lines, and not both.' } };
  }
  if (id !== undefined) return { kind: 'file', id, field: FILE };
  if (text !== undefined) return { kind: 'pasted', text, field: PASTED };
  return { kind: 'errors', errors: { [FILE]: 'Choose a CSV file, or paste its lines below.' } };
}
