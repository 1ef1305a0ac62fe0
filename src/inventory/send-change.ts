import {
  isZoomError,
  type ZoomOutcomeUnknown,
  ZoomRefused,
  type ZoomUnavailable,
  zoomCode,
} from '../zoom/errors.ts';

/** What became of one write. It is sent once, whatever becomes of it. */
export type Sent<Answer> =
  | { kind: 'done'; answer: Answer }
  /** Nothing happened. */
  | { kind: 'failed'; error: ZoomRefused | ZoomUnavailable }
  /** It may have happened: look. */
  | { kind: 'unknown'; error: ZoomOutcomeUnknown };

/** Why a write did not do what was asked. */
export type WriteError = Exclude<Sent<never>, { kind: 'done' }>['error'];

/** @throws whatever is no error of Zoom's */
export async function sendChange<Answer>(write: () => Promise<Answer>): Promise<Sent<Answer>> {
  try {
    return { kind: 'done', answer: await write() };
  } catch (error) {
    if (!isZoomError(error)) throw error;
    return error.kind === 'outcome-unknown' ? { kind: 'unknown', error } : { kind: 'failed', error };
  }
}

/** Zoom knows no such person, queue, room … */
export function isUnknownAssignee(error: unknown): boolean {
  return error instanceof ZoomRefused && error.code === zoomCode.assigneeNotFound;
}

/** Somebody has the number (already). */
export function isAssigned(error: unknown): boolean {
  return error instanceof ZoomRefused && error.code === zoomCode.assigned;
}

/** Whether the same may well succeed in a moment. */
export function isPassing(error: ZoomRefused | ZoomUnavailable): boolean {
  if (error.kind === 'unavailable') return error.passing;
  return error.rateLimited !== undefined && !error.rateLimited.daily;
}

/** Why, in a sentence without formatting; Zoom's own words come from outside. */
export function failureWords(error: WriteError): string {
  switch (error.kind) {
    case 'refused':
      return `Zoom refused: ${error.reason}`;
    case 'unavailable':
      if (error.reason === 'unreadable') return 'Zoom’s answer could not be understood.';
      return error.reason === 'credentials'
        ? 'Zoom does not accept this bot’s credentials: an admin has to see to that.'
        : 'Zoom could not be reached.';
    case 'outcome-unknown':
      return 'Zoom’s answer was lost.';
  }
}
