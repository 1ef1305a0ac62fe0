import type { Button, KnownBlock } from '@slack/types';
import type { ListedOrder, OrderFilter, OrderPage } from '../../porting/list-orders.ts';
import { meaningOf } from '../../porting/port-statuses.ts';
import { cureOf } from '../../porting/rejections.ts';
import type { Screen } from '../screen.ts';
import { leftOutNote } from './left-out.ts';
import { mention } from './people.ts';
import { orderLine } from './port-card.ts';
import { portButton } from './port-offer.ts';
import { counted, cut, escapeCut, listed, paragraph, plain, smallPrint } from './text.ts';

type Page = Extract<OrderPage, { kind: 'page' }>;

/** One page of porting orders: each with what its status means and what to do next. */
export function portsListScreen(list: Page): Screen {
  const { filter, orders, page, pages, total, isOld, unreadable, hasMore } = list;
  const heading = `*Porting orders* · ${filterName(filter)}`;
  const standing = [
    counted(total, 'order'),
    ...(pages > 1 ? [`page ${page + 1} of ${pages}`] : []),
    ...(hasMore ? ['the newest; there are more'] : []),
  ].join(' · ');
  const old = isOld
    ? [
        smallPrint(
          ':warning: These are the orders as they were last read: Zoom does not give them at the moment.',
        ),
      ]
    : [];
  return {
    title: 'Porting orders',
    text:
      total === 0
        ? `No porting orders: ${filterName(filter)}`
        : `${standing}: ${orders.map(({ order }) => escapeCut(order.orderId, 80)).join(', ')}`,
    blocks: [
      paragraph(heading),
      ...old,
      ...(total === 0 ? [paragraph(nothing(filter))] : [smallPrint(standing), ...orders.map(entry)]),
      ...leftOutNote(unreadable, 'order'),
      controls(list),
    ],
  };
}

function entry(listed: ListedOrder, index: number): KnownBlock {
  const { order, requesterId } = listed;
  const by = requesterId === undefined ? 'made outside Slack' : `by ${mention(requesterId)}`;
  return {
    ...paragraph(`${orderLine(order)} · ${by}\n${advice(order)}`),
    accessory: {
      type: 'button',
      action_id: `port_show:${index}`,
      text: plain('Show'),
      value: order.orderId,
    },
  };
}

/** What the status means and what comes next; of a rejected one, why and how it is mended. */
function advice(order: ListedOrder['order']): string {
  if (order.status === 'rejected') {
    const { cause, cure } = cureOf(order);
    return `${cause}. ${cure}`;
  }
  const { says, next } = meaningOf(order.status);
  return `${says} ${next}`;
}

function controls({ filter, page, pages }: Page): KnownBlock {
  const turn = (to: number, label: string, id: string): Button => ({
    type: 'button',
    action_id: `ports_page:${id}`,
    text: plain(label),
    value: writeFilter(filter, to),
  });
  return {
    type: 'actions',
    elements: [
      ...(page > 0 ? [turn(page - 1, 'Previous page', 'back')] : []),
      ...(page < pages - 1 ? [turn(page + 1, 'Next page', 'on')] : []),
      turn(page, 'Refresh', 'again'),
      portButton('Port numbers in'),
    ],
  };
}

/** What a button of the list says about it; none of it is trusted. */
export function writeFilter({ statuses = [], mine, carriers = [] }: OrderFilter, page: number): string {
  const short = (words: readonly string[]) => words.map((each) => cut(each, 50));
  return JSON.stringify([short(statuses), mine ? 1 : 0, short(carriers), page]);
}

function filterName({ statuses, mine, carriers = [] }: OrderFilter): string {
  return [
    ...(statuses ? statusNames(statuses) : ['open']),
    ...(mine ? ['mine'] : []),
    ...carriers.map((carrier) => escapeCut(carrier, 60)),
  ].join(', ');
}

function nothing({ statuses, mine, carriers }: OrderFilter): string {
  if (mine || carriers) return 'None is like that. `/phone ports` shows every open order.';
  return statuses
    ? `No order is ${listed(statusNames(statuses), 'or')}.`
    : 'No porting order is open. `/phone port` files one.';
}

function statusNames(statuses: readonly string[]): string[] {
  return statuses.map((status) => escapeCut(meaningOf(status).name.toLowerCase(), 40));
}
