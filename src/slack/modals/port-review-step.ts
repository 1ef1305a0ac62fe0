import type { Button, KnownBlock } from '@slack/types';
import { formatNumber } from '../../numbers/format-number.ts';
import { shortDay } from '../../porting/port-days.ts';
import { CHECKLIST } from '../../porting/port-form.ts';
import { type PartReview, reviewPort } from '../../porting/review-port.ts';
import { PORT_FIELD_NAMES } from '../messages/port-fields.ts';
import { counted, escapeCut, listed, paragraph, paragraphs, plain } from '../messages/text.ts';
import { option, ticksField } from './fields.ts';
import type { PortFormParts, StepContent } from './port-form.ts';

const NAMED = 8;

/** Everything at a glance: the orders, what may be rejected and how to lower the risk, and what has to be true. */
export function reviewStep({ draft, here, needsApproval = false }: PortFormParts): StepContent {
  const reviews = reviewPort(draft, here);
  const isSplit = reviews.length > 1;
  return {
    submit: needsApproval ? 'Ask for approval' : isSplit ? `File ${reviews.length} orders` : 'File the order',
    blocks: [
      ...(needsApproval
        ? [paragraph(':raised_hand: Approvers decide on it first. It is sent to Zoom once they agree.')]
        : []),
      ...reviews.flatMap((review, index) => [
        ...paragraphs([
          ...(isSplit ? [`*Part ${index + 1} of ${reviews.length}*`] : []),
          ...facts(review),
          ...risk(review),
        ]),
        changeButtons(index),
      ]),
      ticksField('checked', {
        label: PORT_FIELD_NAMES.checked,
        hint: 'Each of these has stopped ports before.',
        options: Object.entries(CHECKLIST).map(([item, says]) => option(item, says)),
        ticked: (item) => draft.checked.some((each) => each === item),
      }),
    ],
  };
}

function facts({ form, siteId }: PartReview): string[] {
  const { phoneNumbers, serviceAddress: at } = form;
  const named = phoneNumbers.slice(0, NAMED).map(formatNumber);
  const rest = phoneNumbers.length - named.length;
  const line = (label: string, value: string | undefined) => (value ? [`*${label}:* ${value}`] : []);
  const text = (value: string | undefined, most = 100) => value && escapeCut(value, most);
  return [
    ...line(
      counted(phoneNumbers.length, 'number'),
      listed([...named, ...(rest > 0 ? [`${rest} more`] : [])]),
    ),
    ...line(PORT_FIELD_NAMES.carrierName, `${text(form.carrierName)}, ${LINE_NAMES[form.lineType]}`),
    ...line(PORT_FIELD_NAMES.accountNumber, 'given, sealed'),
    ...line(PORT_FIELD_NAMES.accountPin, form.accountPin ? 'given, sealed' : 'none'),
    ...line(PORT_FIELD_NAMES.authorizedPerson, text(form.authorizedPerson)),
    ...line(
      'Service address',
      [at.address, at.city, `${at.state} ${at.zip}`].map((each) => escapeCut(each, 100)).join(', '),
    ),
    ...line(
      'Account',
      form.scope === 'full' ? 'ends with the port' : `other numbers stay: ${text(form.remaining, 300) ?? ''}`,
    ),
    ...line(PORT_FIELD_NAMES.billingNumber, form.billingNumber && text(formatNumber(form.billingNumber), 40)),
    ...line('Site', text(siteId)),
    ...line(PORT_FIELD_NAMES.requestedPortDate, shortDay(form.requestedPortDate)),
  ];
}

const LINE_NAMES = { wireless: 'wireless', landline: 'landline or VoIP', toll_free: 'toll-free' } as const;
const RISKS = {
  low: ':large_green_circle: *Readiness:* a rejection is unlikely, as far as can be seen from here.',
  some: ':large_yellow_circle: *Readiness:* some risk of a rejection. What would lower it:',
  high: ':red_circle: *Readiness:* a rejection is likely. What would lower the risk:',
} as const;

/** How likely a rejection is, and each warning with its reason. */
function risk({ readiness }: PartReview): string[] {
  return [RISKS[readiness.risk], ...readiness.advice.map((advice) => `:warning: ${escapeCut(advice, 300)}`)];
}

function changeButtons(part: number): KnownBlock {
  const change = (step: 'account' | 'address', label: string): Button => ({
    type: 'button',
    action_id: `port_form_change:${step}_${part}`,
    text: plain(label),
    value: `${step}:${part}`,
  });
  return {
    type: 'actions',
    block_id: `port_form_change_${part}`,
    elements: [change('account', 'Change the account'), change('address', 'Change address or day')],
  };
}
