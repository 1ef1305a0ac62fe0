import { type ImportFile, startImport } from '../../inventory/start-import.ts';
import type { Desk } from '../desk.ts';
import { isNobody, type Person } from '../directory.ts';
import { importPlanned } from '../messages/import-answers.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { modalOf } from '../screen.ts';
import type { SubmissionHandler, SubmissionResult } from '../visits.ts';
import { IMPORT_TITLE, type ImportHandedIn, importForm, readImportForm } from './import-form.ts';

/** Bytes of a file at the most. */
const MOST_BYTES = 5 * 1_024 * 1_024;

export function submitImportForm(desk: Desk): SubmissionHandler {
  return (values, { viewId }) => {
    const handedIn = readImportForm(values);
    if (handedIn.kind === 'errors') return { errors: handedIn.errors };
    return { title: IMPORT_TITLE, attempt: (person) => plan(desk, person, handedIn, viewId) };
  };
}

type HandedIn = Exclude<ImportHandedIn, { kind: 'errors' }>;

async function plan(
  desk: Desk,
  person: Person,
  handedIn: HandedIn,
  viewId: string,
): Promise<SubmissionResult> {
  const refused = (why: string): SubmissionResult => ({
    errors: { [handedIn.field]: why },
    form: importForm(handedIn.kind === 'pasted' ? handedIn.text : undefined),
  });
  const content = await contentOf(desk, person, handedIn);
  if (typeof content === 'string') return refused(content);
  const planned = await startImport(desk.context, {
    by: person.id,
    // A file that was refused is handed in again from the same form.
    origin: `${viewId}:${handedIn.kind === 'file' ? handedIn.id : 'pasted'}`,
    ...content,
    personOf: (userId) => desk.directory.person(userId).catch(nobody),
  });
  switch (planned.kind) {
    case 'not_allowed':
      return { view: modalOf(notAllowedScreen(planned)) };
    case 'unreadable':
      return refused(planned.why);
    case 'planned':
      return { view: modalOf(importPlanned(planned)) };
  }
}

function nobody(error: unknown): undefined {
  if (!isNobody(error)) throw error;
}

/** @returns what stands in it, or why not, in a sentence */
async function contentOf(
  { workspace }: Desk,
  person: Person,
  handedIn: HandedIn,
): Promise<Pick<ImportFile, 'content' | 'fileName'> | string> {
  if (handedIn.kind === 'pasted') return { content: handedIn.text };
  const file = await workspace.readFile({ id: handedIn.id, userId: person.id, mostBytes: MOST_BYTES });
  switch (file.kind) {
    case 'file':
      return { content: file.content, fileName: file.name };
    case 'too_large':
      return 'The file is larger than 5 MB. Cut it into several files.';
    case 'gone':
      return 'Slack does not give me this file (any more). Choose it again.';
  }
}
