import type { Button, InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Assignee } from '../../inventory/assignee.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { formatNumber } from '../../numbers/format-number.ts';
import type { Held } from '../../purchases/holds.ts';
import type { Spare } from '../../purchases/spare-numbers.ts';
import type { AvailableNumber } from '../../zoom/types.ts';
import { requestKey } from '../actions/request-key.ts';
import { placeLine } from '../messages/number-line.ts';
import { mention } from '../messages/people.ts';
import { spareHint } from '../messages/request-standing.ts';
import { counted, listed, paragraph, paragraphs, plain } from '../messages/text.ts';
import type { FormValues } from '../visits.ts';
import { assigneeFields } from './assignee-fields.ts';
import { option, textField, ticksField } from './fields.ts';
import { many, one } from './form-values.ts';
import { purposeFields, siteFields } from './purpose-fields.ts';
import { type RequestSource, writeSource } from './request-source.ts';

/** Boxes in one group, by Slack's limit. */
const GROUP = 10;
/** Numbers in one purchase, by Zoom's limit. */
const GROUPS = 10;

export type RequestForm = {
  source: RequestSource;
  /** Those that can be ticked. */
  offered: readonly AvailableNumber[];
  /** What is filled in, and ticked: by the names of the fields. Without ticks everything is ticked. */
  filled: FormValues;
  /** Of the ticked ones, those that open requests have already. */
  held: readonly Held[];
  /** Who fills it in. */
  userId: string;
  /** Where numbers can go; undefined when Zoom cannot say. */
  sites: readonly string[] | undefined;
  /** Those that numbers can be assigned to by name. */
  seen?: readonly Assignee[];
  /** Numbers that could be used instead. */
  spare?: Spare | undefined;
  /** What has to be said first, in mrkdwn. */
  notices?: readonly string[];
};

/** The form of a request for numbers. Its block ids are the names of its fields (`read-request-form.ts` reads them). */
export function requestFormModal(form: RequestForm): ModalView {
  const { source, filled, notices = [] } = form;
  const isEdit = source.from === 'edit';
  return {
    type: 'modal',
    callback_id: 'request_form',
    private_metadata: writeSource(source),
    title: plain(isEdit ? 'Change the request' : 'Request numbers', 24),
    submit: plain(isEdit ? 'Save' : 'Request'),
    close: plain('Cancel'),
    blocks: [
      ...paragraphs(notices),
      ...(isEdit ? [paragraph(EDIT_NOTICE)] : []),
      ...numberFields(form),
      ...paragraphs(spareHint(form.spare)),
      total(form),
      ...queueFields(form),
      ...purposeFields(filled),
      ...siteFields(filled, form.sites),
      ...afterwards(form),
    ],
  };
}

const EDIT_NOTICE =
  ':information_source: Approvals given so far are for what it was, and do not count for what you change it to.';

/** The fields that hold ticked numbers. */
export const NUMBER_FIELDS = Array.from({ length: GROUPS }, (_, index) => `numbers_${index}`);

/** The ticked numbers; undefined for a form that nobody has touched. */
export function tickedNumbers(filled: FormValues): string[] | undefined {
  const fields = NUMBER_FIELDS.filter((id) => filled[id] !== undefined);
  return fields.length === 0 ? undefined : fields.flatMap((id) => many(filled, id));
}

/** What is ticked of what is offered. */
export function chosenNumbers({
  offered,
  filled,
}: Pick<RequestForm, 'offered' | 'filled'>): AvailableNumber[] {
  const ticked = tickedNumbers(filled);
  return offered.filter(({ phoneNumber }) => ticked?.includes(phoneNumber) ?? true);
}

function numberFields({ offered, filled }: RequestForm): InputBlock[] {
  const ticked = tickedNumbers(filled);
  return NUMBER_FIELDS.flatMap((id, index) => {
    const group = offered.slice(index * GROUP, (index + 1) * GROUP);
    if (group.length === 0) return [];
    return ticksField(id, {
      label: index === 0 ? 'Numbers' : 'More numbers',
      // An empty group is no mistake while another has ticks; that something is ticked is checked on submission.
      optional: offered.length > GROUP,
      tells: `request_tick:${index}`,
      options: group.map((number) =>
        option(
          number.phoneNumber,
          `${formatNumber(number.phoneNumber)}  ·  ${formatMoney(number.monthlyCost)} a month`,
          placeLine(number),
        ),
      ),
      ticked: (value) => ticked?.includes(value) ?? true,
    });
  });
}

function total(form: RequestForm): KnownBlock {
  const chosen = chosenNumbers(form);
  if (chosen.length === 0) return paragraph('*Tick at least one number.* Nothing is asked for yet.');
  const cents = chosen.reduce((sum, { monthlyCost }) => sum + Math.round(monthlyCost * 100), 0);
  return paragraph(
    `*Total: ${formatMoney(cents / 100)} a month* for ${counted(chosen.length, 'number')}. Untick what you do not need.`,
  );
}

/** Who has asked for some of the numbers already, and the way to wait behind them. */
function queueFields({ held, userId, filled }: RequestForm): KnownBlock[] {
  if (held.length === 0) return [];
  const others = held.filter(({ requesterId }) => requesterId !== userId);
  const [first] = others;
  const lines = held.map(({ phoneNumber, requestNumber, requesterId }) => {
    const whose = requesterId === userId ? 'your own' : `${mention(requesterId)}’s`;
    return `:lock: *${formatNumber(phoneNumber)}* is part of ${whose} request ${requestNumber} already.`;
  });
  if (!first) {
    const own = [...new Map(held.map((each) => [each.requestId, each])).values()].slice(0, 5);
    const buttons = own.map(
      ({ requestId, requestNumber }, index): Button => ({
        type: 'button',
        action_id: `request_edit:${index}`,
        text: plain(`Change request ${requestNumber}`),
        value: requestKey({ id: requestId, revision: 0 }),
      }),
    );
    return [
      ...paragraphs([...lines, 'Untick it here, or change that request.']),
      { type: 'actions', block_id: 'own_requests', elements: buttons },
    ];
  }
  const numbers = [...new Set(others.map(({ requestNumber }) => requestNumber))].map(
    (number) => `request ${number}`,
  );
  return [
    ...paragraphs([
      ...lines,
      'Untick it, or wait: your request can be approved once that one ends without buying it.',
    ]),
    ticksField('queue', {
      label: 'Numbers of others',
      optional: true,
      options: [option('yes', `Queue behind ${listed(numbers)}`)],
      ticked: () => many(filled, 'queue').length > 0,
    }),
  ];
}

function afterwards({ filled, seen = [] }: RequestForm): KnownBlock[] {
  return [
    ...assigneeFields(filled, { person: 'Assign to a person after the purchase', seen }),
    textField('display_name', {
      label: 'Display name',
      optional: true,
      longest: 64,
      placeholder: 'Front desk',
      value: one(filled, 'display_name'),
    }),
  ];
}
