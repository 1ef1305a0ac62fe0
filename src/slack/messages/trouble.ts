import type { KnownBlock } from '@slack/types';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { RightUnknown } from '../../settings/user-groups.ts';
import { type AnyZoomError, isZoomError, zoomCode } from '../../zoom/errors.ts';
import type { Screen } from '../screen.ts';
import { SearchFailed } from '../search-failed.ts';
import { mentions } from './people.ts';
import { formButton, wordsButtons } from './search-buttons.ts';
import { counted, escapeText, paragraph, smallPrint } from './text.ts';

/**
 * Says that something went wrong, what it means for the person, and what to do.
 * @param reference stands in the log beside the cause
 */
export function troubleScreen(failure: unknown, reference: string): Screen {
  const cause = failure instanceof SearchFailed ? failure.cause : failure;
  const again = failure instanceof SearchFailed && passes(cause) ? failure.words : undefined;
  const { says, details } = explain(cause);
  const hint = `If it stays, give an admin this reference: ${reference}. The cause is in the log.`;
  return {
    title: 'That did not work',
    text: `${says} (${reference})`,
    blocks: [
      paragraph(`:warning: ${says}${details.map((detail) => `\n• ${detail}`).join('')}`),
      ...tryAgain(again),
      smallPrint(hint),
    ],
  };
}

function tryAgain(words: string | undefined): KnownBlock[] {
  if (words === undefined) return [];
  // A search for anything has no words to bring back; its form does.
  const button = words ? wordsButtons([{ label: 'Try again', words }]) : [formButton('Search again', '')];
  return [{ type: 'actions', elements: button }];
}

/** Whether the same may well succeed in a while, without anybody mending anything. */
function passes(error: unknown): boolean {
  if (!isZoomError(error)) return true;
  if (error.kind === 'unavailable') return error.passing;
  return error.kind === 'refused' && error.rateLimited !== undefined && !error.rateLimited.daily;
}

type Explanation = { says: string; details: string[] };

function explain(error: unknown): Explanation {
  if (isZoomError(error)) return explainZoom(error);
  if (error instanceof RightUnknown) {
    const groups = mentions(error.groups.slice(0, 5), 'or');
    return {
      says: `Slack cannot say just now who is in ${groups}, so I cannot tell whether you may do this. Nothing has changed; please try again in a minute.`,
      details: [],
    };
  }
  if (error instanceof WebAPIPlatformError && /^(expired|exchanged)_trigger_id$/.test(error.data.error)) {
    return {
      says: 'Slack closed the door before I could open the form. Please press it once more.',
      details: [],
    };
  }
  if (error instanceof WebAPIRateLimitedError) {
    return {
      says: `Slack is taking no more calls from me just now. Please try again in ${duration(error.retryAfter)}.`,
      details: [],
    };
  }
  return {
    says: 'Something went wrong on my side. Please try again.',
    details: [],
  };
}

function explainZoom(error: AnyZoomError): Explanation {
  switch (error.kind) {
    case 'refused':
      return error.rateLimited
        ? { says: explainRateLimit(error.rateLimited), details: [] }
        : {
            says: `${explainRefusal(error.code)}Zoom refused: ${escapeText(error.reason)}`,
            details: error.fields.map((each) =>
              escapeText([each.field ?? each.phoneNumber, each.message].filter(Boolean).join(': ')),
            ),
          };
    case 'unavailable':
      return { says: explainUnavailable(error.reason), details: [] };
    case 'outcome-unknown':
      return {
        says: "Zoom's answer was lost, so this may or may not have happened. Look before you do it again.",
        details: [],
      };
  }
}

function explainRefusal(code: number | undefined): string {
  return code === zoomCode.missingScope ? 'An admin has to give the Zoom app the missing scope. ' : '';
}

function explainRateLimit({
  retryAfter,
  daily,
}: {
  retryAfter?: number | undefined;
  daily: boolean;
}): string {
  if (daily) {
    return "This account has used up Zoom's calls for today, so I can't ask it any more. It opens again tomorrow.";
  }
  const when = retryAfter ? `in ${duration(retryAfter)}` : 'in a minute';
  return `Zoom is taking no more calls from this account just now. Please try again ${when}.`;
}

function explainUnavailable(reason: Extract<AnyZoomError, { kind: 'unavailable' }>['reason']): string {
  switch (reason) {
    case 'not-sent':
      return "I can't reach Zoom right now. Nothing has changed; please try again in a few minutes.";
    case 'timed-out':
      return 'Zoom is taking too long to answer. Nothing has changed; please try again in a few minutes.';
    case 'cut-off':
    case 'server-error':
      return 'Zoom is having trouble right now. Nothing has changed; please try again in a few minutes.';
    case 'unreadable':
      return "Zoom answered with something I don't understand. Trying again won't help; please tell an admin.";
    case 'credentials':
      return "Zoom doesn't accept this app's credentials. An admin has to check the ZOOM_ settings.";
  }
}

/** "8 seconds", "10 minutes" */
function duration(seconds: number): string {
  return seconds < 90 ? counted(Math.ceil(seconds), 'second') : counted(Math.ceil(seconds / 60), 'minute');
}
