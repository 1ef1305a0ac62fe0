import { MOST_RELEASED } from '../../inventory/plan-release.ts';
import { readWhatItWas } from '../../inventory/releasable.ts';
import type { Released } from '../../inventory/release-planned.ts';
import type { RunItemRow } from '../../store/runs.ts';
import type { Screen } from '../screen.ts';
import { blockName } from './blocks-list.ts';
import { notAllowedScreen } from './not-allowed.ts';
import { boldNumber } from './number-facts.ts';
import { said } from './request-answers.ts';
import { unreadableLine } from './request-submitted.ts';
import { counted, escapeCut, paragraphs, plain } from './text.ts';

const TITLE = 'Release';

/** What became of a click on Release. */
export function releasedAnswer(result: Released): Screen {
  switch (result.kind) {
    case 'not_allowed':
      return notAllowedScreen(result);
    case 'unknown':
      return said(
        TITLE,
        ':hourglass: I do not know this any more, so nothing was released. Start anew with `/phone release +1…`.',
      );
    case 'needs_approval':
      return said(
        TITLE,
        ':raised_hand: Releasing numbers needs approval now: the settings were changed since you opened this. Nothing was released; start anew with `/phone release +1…`.',
      );
    case 'begun_before':
      return said(TITLE, ':information_source: This was pressed before, and it counts once.');
    case 'one':
      return said(TITLE, oneLine(result.item));
    case 'later':
      return said(
        TITLE,
        `:hourglass_flowing_sand: Zoom has not said yet whether it released ${nameOf(result.item)}. I go on by myself, and tell you in our direct message.`,
      );
    case 'started':
      return said(
        TITLE,
        `:hourglass_flowing_sand: Releasing ${counted(result.numbers, 'number')} now. Our direct message shows how it goes, and the result of each.`,
      );
  }
}

function oneLine(item: RunItemRow): string {
  const { state, message } = item;
  const number = nameOf(item);
  const why = escapeCut(message ?? '', 300);
  if (state === 'done')
    return `:white_check_mark: ${number} is released. Your company no longer has it or pays for it.`;
  if (state === 'unchanged') return `:heavy_minus_sign: ${number}: ${why}`.trimEnd();
  return `:x: ${number} was not released. ${why}`.trimEnd();
}

/** A number, or a block by its first and last number. */
function nameOf({ phoneNumber, wanted }: RunItemRow): string {
  const { block } = readWhatItWas(wanted);
  return block ? `The block *${blockName(block)}*` : boldNumber(phoneNumber);
}

/** While Zoom is asked. */
export function releasingScreen(): Screen {
  return said(TITLE, ':hourglass_flowing_sand: Releasing…');
}

/** The Zoom API that this account has cannot do it. */
export function notReleasable(): Screen {
  return said(
    TITLE,
    ':no_entry: Zoom lets me release nothing of that kind for this account. An admin can do it in Zoom’s own web portal.',
  );
}

export function tooManyToRelease(asked: number): Screen {
  return said(
    TITLE,
    `:warning: These are ${counted(asked, 'number')}, and I release up to ${MOST_RELEASED} at once. Nothing was released: send them in several turns.`,
  );
}

/** What was typed names no number. */
export function releaseInvitation(unreadable: readonly string[]): Screen {
  const text =
    'Which numbers are to be given up? Write them after the command, such as `/phone release +14155551001 +14155551002`. I show what is lost before anything happens.';
  return {
    title: TITLE,
    text,
    blocks: paragraphs([...(unreadable.length > 0 ? [unreadableLine(unreadable)] : []), text]),
  };
}

/** Where Slack lets no form be opened without a click. */
export function typedRelease(phoneNumbers: readonly string[], unreadable: readonly string[]): Screen {
  const text = `I show what is lost with ${counted(phoneNumbers.length, 'number')} before anything is released.`;
  return {
    title: TITLE,
    text,
    blocks: [
      ...paragraphs([...(unreadable.length > 0 ? [unreadableLine(unreadable)] : []), text]),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'release_typed',
            text: plain('Show what is lost'),
            value: phoneNumbers.join(' '),
          },
        ],
      },
    ],
  };
}

/** Words beside the plan, for what was typed and is no number. */
export const unreadableNotice = (unreadable: readonly string[]) =>
  unreadable.length > 0 ? paragraphs([unreadableLine(unreadable)]) : [];
