import type { Problem } from '../validation/index.ts';
import type { Files } from './files.ts';

/**
 * Judges the Slack files that blocks name: each has to be there, an image, and no longer being processed, which Slack
 * does after the upload is complete (`files.info` tells).
 */
export function checkFiles(what: unknown, files: Files): Problem[] {
  return named(what, '').flatMap(({ id, pointer }) => {
    const why = whyNot(files, id);
    return why === undefined
      ? []
      : [{ code: 'invalid_blocks', message: `invalid slack file: ${why}`, pointer }];
  });
}

function whyNot(files: Files, id: string): string | undefined {
  const file = files.get(id);
  if (!file?.content) return `there is no ${id}`;
  if (file.completedAt === undefined) return `the upload of ${id} was not completed`;
  if (!files.isProcessed(file)) return `${id} is still being processed`;
  return file.mimetype.startsWith('image/') ? undefined : `${id} is ${file.mimetype}, and not an image`;
}

type Named = { id: string; pointer: string };

/** Every `slack_file` by its id, however deep. */
function named(value: unknown, pointer: string): Named[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): Named[] => {
    const at = `${pointer}/${key}`;
    if (key !== 'slack_file' || typeof inner !== 'object' || inner === null) return named(inner, at);
    return 'id' in inner && typeof inner.id === 'string' ? [{ id: inner.id, pointer: at }] : [];
  });
}
