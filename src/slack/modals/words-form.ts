import type { ModalView } from '@slack/types';
import { paragraph, plain } from '../messages/text.ts';
import type { FormValues } from '../visits.ts';

const FIELD = 'words';
/** Characters; it has to fit in a card and in a log. */
const LONGEST = 500;

/** A form with one text to write. @param carried what it is about: an id, and nothing that is trusted */
export function wordsForm(
  carried: string,
  {
    name,
    title,
    submit,
    label,
    hint,
    about,
    close = 'Cancel',
  }: {
    name: string;
    title: string;
    submit: string;
    label: string;
    hint: string;
    /** What it is about, in mrkdwn. */
    about?: string;
    close?: string;
  },
): ModalView {
  return {
    type: 'modal',
    callback_id: name,
    private_metadata: carried,
    title: plain(title, 24),
    submit: plain(submit, 24),
    close: plain(close, 24),
    blocks: [
      ...(about === undefined ? [] : [paragraph(about)]),
      {
        type: 'input',
        block_id: FIELD,
        label: plain(label),
        hint: plain(hint, 300),
        element: { type: 'plain_text_input', action_id: FIELD, multiline: true, max_length: LONGEST },
      },
    ],
  };
}

/** What was written; or what is wrong with it, by block id. */
export function readWords(
  values: FormValues,
  missing: string,
): { words: string } | { errors: Record<string, string> } {
  const value = values[FIELD];
  const words = typeof value === 'string' ? value.trim() : '';
  return words ? { words } : { errors: { [FIELD]: missing } };
}
