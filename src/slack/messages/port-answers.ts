import type { Button, KnownBlock } from '@slack/types';
import { formatNumber, parseNumber } from '../../numbers/format-number.ts';
import type { Cancelled } from '../../porting/cancel-order.ts';
import type { Changed } from '../../porting/change-order.ts';
import type { Followed } from '../../porting/follow-order.ts';
import type { LookedAtOrder, OrderLook } from '../../porting/look-at-order.ts';
import type { TestCall } from '../../porting/note-test-call.ts';
import { shortDay } from '../../porting/port-days.ts';
import { meaningOf } from '../../porting/port-statuses.ts';
import type { PortingOrder } from '../../zoom/types.ts';
import type { Screen } from '../screen.ts';
import { notAllowedScreen } from './not-allowed.ts';
import { cancelButton, numbersOf, portCard } from './port-card.ts';
import { said } from './request-answers.ts';
import { escapeCut, escapeText, paragraph, paragraphs, plain, smallPrint } from './text.ts';

/** Numbers of an order that are offered to be assigned, one by one. */
const OFFERED = 20;

/** An order for one person: as the card in the channel, and whether they follow it. */
export function portOrderScreen({ stored, history, watches, isOld }: LookedAtOrder): Screen {
  const card = portCard({ stored, history, watches });
  const old = isOld
    ? [
        smallPrint(
          ':warning: This is how the order was when it was last read: Zoom does not give it at the moment.',
        ),
      ]
    : [];
  return { ...card, title: 'Porting order', blocks: [...card.blocks, ...old] };
}

/** What came of looking for an order. */
export function portLookScreen(look: OrderLook): Screen {
  switch (look.kind) {
    case 'order':
      return portOrderScreen(look);
    case 'not_allowed':
      return notAllowedScreen(look);
    case 'several':
      return {
        ...said('Porting order', 'That number is in several orders. Which one?'),
        blocks: [
          paragraph('That number is in several orders. Which one?'),
          { type: 'actions', elements: look.orderIds.slice(0, 10).map(showButton) },
        ],
      };
    case 'not_found':
      return said(
        'Porting order',
        `I know no porting order “${escapeCut(look.words, 60)}”. \`/phone ports\` lists the open ones; an order is named by its id, such as \`port_abc123\`, or by a number in it.`,
      );
  }
}

export function cancelledAnswer(result: Cancelled): Screen {
  const title = 'Cancel the order';
  switch (result.kind) {
    case 'cancelled':
      return said(title, `:no_entry: Order ${escapeCut(result.orderId, 80)} is cancelled.`);
    case 'refused': {
      const now = result.order ? ` It is *${escapeCut(meaningOf(result.order.status).name, 60)}* now.` : '';
      return said(
        title,
        `:x: *It was not cancelled.* ${escapeCut(result.reason, 500)}${now} An order can be cancelled until 48 hours before its date; later, only Zoom support can stop it.`,
      );
    }
    case 'not_found':
      return said(title, ':x: Zoom does not know this order any more.');
    case 'unavailable':
      return said(title, ':x: Zoom could not be reached, so nothing was sent. Try again in a moment.');
    case 'unknown':
      return said(
        title,
        ':grey_question: Zoom’s answer was lost, and the order could not be read. I look again with the next round; its card will show what became of it.',
      );
    case 'not_allowed':
      return notAllowedScreen(result);
  }
}

/** @param result what is not said in the form itself */
export function changedAnswer(result: Exclude<Changed, { kind: 'refused' | 'unavailable' }>): Screen {
  const title = 'Change the order';
  switch (result.kind) {
    case 'changed':
      return said(
        result.resubmitted ? 'Fix and resubmit' : title,
        result.resubmitted
          ? ':repeat: *Corrected and resubmitted.* The losing carrier is asked again; you are told what it says.'
          : ':white_check_mark: *Changed.* The losing carrier sees it with its next look.',
      );
    case 'kept':
      return said(
        title,
        ':white_check_mark: *Kept with the order.* Zoom does not take it, so tell the losing carrier as well if it asks.',
      );
    case 'nothing':
      return said(title, 'Nothing was changed.');
    case 'not_found':
      return said(title, ':x: Zoom does not know this order any more.');
    case 'unknown': {
      const now = result.order
        ? `The order is *${escapeCut(meaningOf(result.order.status).name, 60)}* now. What of it was changed, apart from account number and PIN, its card shows.`
        : 'Look at the order again in a moment before you send it a second time.';
      return said(title, `:grey_question: Zoom’s answer was lost: the change may have arrived. ${now}`);
    }
    case 'not_allowed':
      return notAllowedScreen(result);
  }
}

/** It is too late to correct an order. @param reason as Zoom says it, where it was asked */
export function tooLateToChange(order: PortingOrder, reason?: string | undefined): Screen {
  const title = 'Change the order';
  const { orderId, status, scheduledPortDate: date } = order;
  const zoom = reason === undefined ? '' : `\nZoom says: ${escapeCut(reason, 500)}`;
  if (status !== 'scheduled') {
    const { name, next } = meaningOf(status);
    return said(
      title,
      `:x: *An order that is ${escapeText(name.toLowerCase())} cannot be changed.* ${next}${zoom}`,
    );
  }
  const text = `:x: *A scheduled order cannot be changed:* the losing carrier has agreed to ${date ? shortDay(date) : 'a day'}.${zoom}`;
  return {
    ...said(title, text),
    blocks: [
      paragraph(text),
      ...paragraphs([
        '*What is possible:*',
        '• Ask Zoom support to move the day with the carrier. When it has moved, you are told here.',
        '• Cancel the order until 48 hours before its day, and file it anew.',
      ]),
      { type: 'actions', elements: [cancelButton(orderId)] },
    ],
  };
}

/** It was pressed on a card that everybody sees, which cannot say how it was: so it can be taken back at once. */
export function followedAnswer(result: Followed): Screen {
  const title = 'Follow the order';
  switch (result.kind) {
    case 'watching':
    case 'not_watching': {
      const { orderId, phoneNumbers } = result.order;
      const which = numbersOf(phoneNumbers, 2);
      const [text, back] =
        result.kind === 'watching'
          ? [
              `:eyes: You are told of every change of the port of ${which} in our direct message.`,
              'Stop watching',
            ]
          : [`:see_no_evil: You are not told of the port of ${which} any more.`, 'Watch again'];
      const button = { type: 'button', action_id: 'port_watch', text: plain(back), value: orderId } as const;
      return { title, text, blocks: [paragraph(text), { type: 'actions', elements: [button] }] };
    }
    case 'not_found':
      return said(title, 'I do not know this order.');
    case 'not_allowed':
      return notAllowedScreen(result);
  }
}

export function testCallAnswer(result: TestCall): Screen {
  const title = 'Test call';
  switch (result.kind) {
    case 'noted':
      return said(
        title,
        ':white_check_mark: Noted. The old service can be cancelled now; text messages may still move later.',
      );
    case 'again':
      return said(title, 'A test call was noted before.');
    case 'not_found':
      return said(title, 'I do not know this order.');
    case 'not_allowed':
      return notAllowedScreen(result);
  }
}

/** The numbers of a completed order, each with the way to its assignment. */
export function assignPortedScreen({ stored }: LookedAtOrder): Screen {
  const { phoneNumbers, orderId } = stored.order;
  const shown = phoneNumbers.slice(0, OFFERED);
  const more = phoneNumbers.length - shown.length;
  const text = `The numbers of order ${escapeCut(orderId, 80)}: who is to have them?`;
  return {
    title: 'Assign the numbers',
    text,
    blocks: [
      paragraph(text),
      ...shown.map(portedNumber),
      ...(more > 0
        ? [
            smallPrint(
              `… and ${more} more: \`/phone assign +1…\`, or \`/phone import\` for all of them at once.`,
            ),
          ]
        : []),
    ],
  };
}

function portedNumber(number: string, index: number): KnownBlock {
  const line = paragraph(escapeCut(formatNumber(number), 40));
  // What is no number has nobody to be assigned to.
  if (parseNumber(number) === undefined) return line;
  const action = { action_id: `number_assign:${index}`, value: number };
  return { ...line, accessory: { type: 'button', text: plain('Assign'), ...action } };
}

function showButton(orderId: string, index: number): Button {
  return { type: 'button', action_id: `port_show:${index}`, text: plain(orderId), value: orderId };
}
