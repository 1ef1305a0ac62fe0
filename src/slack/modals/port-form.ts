import type { KnownBlock, ModalView } from '@slack/types';
import type { Here } from '../../porting/check-date.ts';
import type { PortDraft } from '../../porting/port-draft.ts';
import { numbersHash, type PortStep, readStep, stepFor } from '../../porting/port-steps.ts';
import { PORT_FIELD_NAMES } from '../messages/port-fields.ts';
import { counted, escapeCut, escapeText, paragraph, plain } from '../messages/text.ts';
import { fieldAbout } from './fields.ts';
import { accountStep } from './port-account-step.ts';
import { addressStep } from './port-address-step.ts';
import { checkStep } from './port-check-step.ts';
import { numbersStep } from './port-numbers-step.ts';
import { reviewStep } from './port-review-step.ts';

export const PORT_TITLE = 'Port numbers in';

export type PortFormParts = {
  draft: PortDraft;
  here: Here;
  /** Where numbers can go; undefined when Zoom cannot say. */
  sites: readonly string[] | undefined;
  /** Whether people decide on it before it is filed. */
  needsApproval?: boolean;
  /** What has to be said first, in mrkdwn. */
  notices?: readonly string[];
};

/** What a step shows, and the word on the button that goes on; without one there is nothing to go on with. */
export type StepContent = { blocks: KnownBlock[]; submit?: string };

/**
 * One step of the form of a port. The modal carries the draft's id, the step, and a short hash of the numbers that it is
 * about: what was filled in lies sealed in the database, and account number and PIN are never put into a field again.
 */
export function portFormModal(form: PortFormParts): ModalView {
  const { draft, notices = [] } = form;
  const { blocks, submit } = contentOf(form);
  const numbers = numbersHash(draft, draft.step);
  return {
    type: 'modal',
    callback_id: `port_step:${draft.step}`,
    private_metadata: carriedOf(draft, draft.step),
    // Told when it is closed, to say that what was filled in is kept.
    notify_on_close: true,
    title: plain(PORT_TITLE, 24),
    ...(submit === undefined ? {} : { submit: plain(submit, 24) }),
    close: plain('Close'),
    blocks: [
      ...notices.map(paragraph),
      ...heading(draft),
      ...refusals(draft),
      // What was typed for other numbers is not for these.
      ...blocks.map((block) => (block.type === 'input' ? fieldAbout(numbers, block) : block)),
      ...(draft.step === 'numbers' ? [] : [back(draft.step)]),
    ],
  };
}

/** Which draft a form belongs to. */
export function draftIdOf(carried: string): string {
  return carried.replace(/:[^:]*$/, '');
}

/** Whether a step that somebody has open is about other numbers than the draft is by now. */
export function isOutdated(carried: string, draft: PortDraft, step: PortStep): boolean {
  return carried !== carriedOf(draft, step);
}

function carriedOf(draft: PortDraft, step: PortStep): string {
  return `${draft.id}:${numbersHash(draft, step)}`;
}

function contentOf(form: PortFormParts): StepContent {
  const { draft } = form;
  const read = readStep(draft.step);
  if ('part' in read) {
    const part = draft.parts[read.part];
    // A part that is not there (any more): its numbers come first.
    if (!part) return numbersStep(draft);
    return read.at === 'account' ? accountStep(part, read.part) : addressStep(form, part, read.part);
  }
  switch (read.at) {
    case 'numbers':
      return numbersStep(draft);
    case 'check':
      return checkStep(draft);
    case 'review':
      return reviewStep(form);
  }
}

/** `Part 2 of 3: Verizon, 4 numbers` */
function heading({ step, parts }: PortDraft): KnownBlock[] {
  const read = readStep(step);
  const part = 'part' in read ? parts[read.part] : undefined;
  if (!part || !('part' in read)) return [];
  const carrier = part.fields.carrierName ?? part.carrierName ?? 'carrier not known';
  const which = parts.length > 1 ? `Part ${read.part + 1} of ${parts.length}: ` : '';
  const kind = part.kind === 'toll_free' ? ', toll-free' : '';
  const numbers = counted(part.phoneNumbers.length, 'number');
  return [paragraph(`*${which}${escapeCut(carrier, 100)}, ${numbers}${kind}*`)];
}

/** What Zoom said of the fields of this step when it refused the order. */
function refusals({ step, refused }: PortDraft): KnownBlock[] {
  const read = readStep(step);
  const about = refused.filter(({ part, field }) => stepFor(part, field) === step);
  if (about.length === 0 || read.at === 'review') return [];
  const lines = about.map(({ field, message }) => `• *${nameOf(field)}:* ${escapeCut(message, 200)}`);
  return [paragraph([':warning: *Zoom did not take it:*', ...lines].join('\n'))];
}

function nameOf(field: string): string {
  const known = Object.entries(PORT_FIELD_NAMES).find(([name]) => name === field);
  return escapeText(known?.[1] ?? field);
}

function back(step: PortStep): KnownBlock {
  return {
    type: 'actions',
    block_id: 'port_form_back',
    elements: [{ type: 'button', action_id: 'port_form_back', text: plain('Back'), value: step }],
  };
}

/** The block of a field: fields of two parts are not the same, or Slack would carry what was typed from one to the other. */
export function fieldBlock(field: string, part: number): string {
  return `${field}_${part}`;
}
