import type { KnownBlock } from '@slack/types';
import { formatNumber } from '../../numbers/format-number.ts';
import type { OpenOrder } from '../../porting/open-orders.ts';
import { changeSentence, inventoryLine } from '../messages/inventory-words.ts';
import { counted, escapeCut, paragraph, paragraphs, plain, smallPrint } from '../messages/text.ts';
import { localTime, longDay } from '../messages/when.ts';
import type { HomeView } from './home-view.ts';
import { wordsButton } from './quick-actions.ts';
import { heading } from './request-sections.ts';

/** Orders that the Home names. */
const ORDERS = 8;

/** The inventory in short. */
export function inventorySection({ numbers }: HomeView): KnownBlock[] {
  if (numbers === undefined) return [];
  if (numbers === 'unread') {
    return [heading('Our numbers'), paragraph('The inventory has not been read yet. Press *Refresh*.')];
  }
  const { newest, change } = numbers;
  return [
    heading('Our numbers'),
    paragraph(`${inventoryLine(newest.inventory)}\n${changeSentence(change)}`),
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'inventory_open', text: plain('Totals and picture') }],
    },
    smallPrint(`As Zoom had it ${localTime(newest.readAt)}`),
  ];
}

/** Port-ins under way that this person filed, each with its next date and the way to it. */
export function ownPortsSection({ ownPorts }: Pick<HomeView, 'ownPorts'>): KnownBlock[] {
  if (ownPorts.total === 0) return [];
  const more = ownPorts.total - ownPorts.items.length;
  return [
    heading(`Your port-ins: ${ownPorts.total.toLocaleString('en-US')}`),
    ...ownPorts.items.map(
      (order, index): KnownBlock => ({
        ...paragraph(orderLine(order)),
        accessory: {
          type: 'button',
          action_id: `port_show:${index}`,
          text: plain('Show'),
          value: order.orderId,
        },
      }),
    ),
    ...(more > 0 ? [smallPrint(`and ${counted(more, 'more', 'more')}: \`/phone ports mine\``)] : []),
  ];
}

/** Port-ins under way, those that somebody has to correct first. */
export function ordersSection({ orders }: Pick<HomeView, 'orders'>): KnownBlock[] {
  if (orders === undefined) return [];
  if (orders === 'unread') {
    return [heading('Port-ins under way'), paragraph('They have not been read yet. Press *Refresh*.')];
  }
  if (orders.total === 0) return [heading('Port-ins under way'), paragraph('None.')];
  const shown = orders.orders.slice(0, ORDERS);
  const more = orders.total - shown.length;
  return [
    heading(`Port-ins under way: ${orders.total.toLocaleString('en-US')}`),
    ...paragraphs([...shown.map(orderLine), ...(more > 0 ? [`• and ${counted(more, 'more', 'more')}`] : [])]),
    { type: 'actions', elements: [wordsButton('ports', 'ports')] },
    smallPrint(`As Zoom had it ${localTime(orders.at)}`),
  ];
}

const STANDING: Readonly<Record<string, string>> = {
  submitted: 'submitted',
  pending: 'with the losing carrier',
  scheduled: 'scheduled',
  rejected: 'rejected',
};

function orderLine({ status, phoneNumbers, carrierName, nextDate, rejectionReason }: OpenOrder): string {
  const [first] = phoneNumbers;
  const others = phoneNumbers.length - 1;
  const which = first ? escapeCut(formatNumber(first), 30) : 'No number';
  const more = others > 0 ? ` and ${counted(others, 'more', 'more')}` : '';
  const from = carrierName ? ` from ${escapeCut(carrierName, 60)}` : '';
  const standing = Object.hasOwn(STANDING, status) ? STANDING[status] : escapeCut(status, 40);
  if (status === 'rejected') {
    const why = rejectionReason ? `: ${escapeCut(rejectionReason, 150)}` : '';
    return `• :warning: *${which}*${more}${from} · *rejected*${why}`;
  }
  const next = nextDate
    ? ` · ${status === 'scheduled' ? 'ports' : 'expected'} ${escapeCut(longDay(nextDate), 30)}`
    : '';
  return `• *${which}*${more}${from} · ${standing}${next}`;
}
