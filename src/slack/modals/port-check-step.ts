import type { KnownBlock } from '@slack/types';
import { formatNumber } from '../../numbers/format-number.ts';
import { TYPE_NAMES } from '../../numbers/kind-names.ts';
import { isChecked, type PortDraft } from '../../porting/port-draft.ts';
import { named } from '../messages/number-line.ts';
import { counted, escapeCut, listed, paragraph, paragraphs, plain, smallPrint } from '../messages/text.ts';
import { option, ticksField } from './fields.ts';
import type { StepContent } from './port-form.ts';

/** Numbers that were pasted twice and are named. */
const REPEATED_NAMED = 5;

/** Each number's result: what goes, in which orders, and what cannot go and why. */
export function checkStep(draft: PortDraft): StepContent {
  const { parts, leftOut, checks } = draft;
  const going = parts.flatMap(({ phoneNumbers }) => phoneNumbers);
  const blocks = [
    ...(checks === null ? [uncheckedNotice()] : []),
    ...(going.length > 0 ? goingBlocks(draft) : [paragraph(':x: *None of these numbers can be ported.*')]),
    ...leftOutBlocks(draft, going.length),
    ...repeatedNotice(draft),
    ...areaCodeChoice(draft),
    ...(checks === null || !going.every((each) => isChecked(draft, each)) ? [checkAgain()] : []),
  ];
  if (going.length === 0) return { blocks };
  const left = leftOut.length > 0 ? `Go on with ${counted(going.length, 'number')}` : 'Next';
  return { blocks, submit: left };
}

function goingBlocks(draft: PortDraft): KnownBlock[] {
  const { parts, checks } = draft;
  const types = new Map(checks?.map(({ phoneNumber, type }) => [phoneNumber, type]));
  const isSplit = parts.length > 1;
  return [
    ...(isSplit
      ? [
          paragraph(
            `*These go as ${parts.length} orders*, for an order is for one carrier and one kind of number. You review all of them at the end.`,
          ),
        ]
      : []),
    ...parts.flatMap((part, index) => {
      const carrier = escapeCut(part.carrierName ?? 'Carrier not known', 80);
      const title = isSplit ? `*${index + 1}. ${carrier}*` : `*${carrier}*`;
      const lines = part.phoneNumbers.map((number) => {
        const type = types.get(number);
        const kind = type ? ` · ${escapeCut(typeName(type), 30)}` : '';
        if (isChecked(draft, number)) return `:white_check_mark: ${formatNumber(number)}${kind}`;
        return `:grey_question: ${formatNumber(number)}${checks === null ? '' : ' · Zoom does not say'}`;
      });
      return paragraphs([title, ...lines]);
    }),
  ];
}

/** A mobile number is what a wireless one looks like; the carrier knows better. */
function typeName(type: string): string {
  return type === 'mobile' ? 'looks wireless' : named(TYPE_NAMES, type).toLowerCase();
}

function leftOutBlocks({ leftOut }: PortDraft, going: number): KnownBlock[] {
  if (leftOut.length === 0) return [];
  const lines = leftOut.map(({ reason }) => `:x: ${escapeCut(reason, 250)}`);
  const advice =
    going > 0
      ? `*${counted(leftOut.length, 'number')} cannot go* and ${leftOut.length === 1 ? 'is' : 'are'} left out when you go on:`
      : 'Go back to correct them:';
  return paragraphs([advice, ...lines]);
}

function repeatedNotice({ repeated }: PortDraft): KnownBlock[] {
  if (repeated.length === 0) return [];
  const named = repeated.slice(0, REPEATED_NAMED).map((number) => formatNumber(number));
  const more = repeated.length - named.length;
  const all = listed([...named, ...(more > 0 ? [`${more} more`] : [])]);
  return [
    smallPrint(
      `${all} ${repeated.length === 1 ? 'was' : 'were'} there more than once, and ${repeated.length === 1 ? 'is' : 'each is'} ported once.`,
    ),
  ];
}

/** Where nobody knows the carriers, area codes are the best guess. */
function areaCodeChoice({ parts, byAreaCode }: PortDraft): KnownBlock[] {
  const unknown = parts
    .filter(({ carrierName, kind }) => carrierName === undefined && kind === 'geographic')
    .flatMap(({ phoneNumbers }) => phoneNumbers.map((number) => number.slice(2, 5)));
  if (new Set(unknown).size < 2) return [];
  return [
    ticksField('by_area_code', {
      label: 'Several area codes may be with several carriers',
      optional: true,
      options: [option('yes', 'File an order for each area code')],
      ticked: () => byAreaCode,
    }),
  ];
}

function uncheckedNotice(): KnownBlock {
  return paragraph(
    ':warning: *Zoom cannot check these numbers at the moment.* You can go on without, and the risk of a rejection is higher.',
  );
}

function checkAgain(): KnownBlock {
  return {
    type: 'actions',
    block_id: 'port_form_recheck',
    elements: [
      { type: 'button', action_id: 'port_form_recheck', text: plain('Check again'), value: 'check' },
    ],
  };
}
