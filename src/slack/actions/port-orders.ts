import { z } from 'zod';
import { toggleFollowing } from '../../porting/follow-order.ts';
import { listOrders, type OrderFilter } from '../../porting/list-orders.ts';
import { lookAtOrder } from '../../porting/look-at-order.ts';
import { noteTestCall } from '../../porting/note-test-call.ts';
import { isChangeable, PORTING_STATUSES } from '../../porting/port-statuses.ts';
import { readStoredOrder } from '../../porting/read-order.ts';
import { forbids } from '../../settings/roles.ts';
import type { Desk } from '../desk.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import {
  assignPortedScreen,
  followedAnswer,
  portLookScreen,
  testCallAnswer,
  tooLateToChange,
} from '../messages/port-answers.ts';
import { portsListScreen } from '../messages/ports-list.ts';
import { hereFor } from '../modals/open-port-form.ts';
import { PORT_CANCEL_FORM, portCancelForm, submitPortCancelForm } from '../modals/port-cancel.ts';
import { PORT_CHANGE_FORM, portChangeForm } from '../modals/port-change-form.ts';
import { submitPortChangeForm } from '../modals/submit-port-change.ts';
import { modalOf, type Screen } from '../screen.ts';
import type { ClickHandler, SubmissionHandler } from '../visits.ts';

/** What answers the buttons of porting orders; each carries the order's id. */
export function portOrderClicks(desk: Desk): Record<string, ClickHandler> {
  const { context } = desk;
  return {
    port_show: (visit) =>
      visit.openModal('Porting order', async () =>
        modalOf(portLookScreen(await look(desk, visit.person.id, visit.value))),
      ),
    port_change: (visit) =>
      visit.openModal('Change the order', async () => {
        const seen = await look(desk, visit.person.id, visit.value);
        if (seen.kind !== 'order') return modalOf(portLookScreen(seen));
        const { order } = seen.stored;
        return isChangeable(order.status)
          ? portChangeForm(seen.stored, hereFor(desk, visit.person))
          : modalOf(tooLateToChange(order));
      }),
    port_cancel: async (visit) => {
      const forbidden = await forbids(context, 'port', visit.person.id);
      if (forbidden) return visit.answer(notAllowedScreen(forbidden));
      await visit.openModal('Cancel the order', async () => {
        const known = await readStoredOrder(context, visit.value);
        return portCancelForm(known?.stored.order ?? { orderId: visit.value, phoneNumbers: [] });
      });
    },
    port_watch: async (visit) =>
      visit.answer(
        followedAnswer(await toggleFollowing(context, { userId: visit.person.id, orderId: visit.value })),
      ),
    port_assign: (visit) =>
      visit.openModal('Assign the numbers', async () => {
        const seen = await look(desk, visit.person.id, visit.value);
        return modalOf(seen.kind === 'order' ? assignPortedScreen(seen) : portLookScreen(seen));
      }),
    port_tested: async (visit) =>
      visit.answer(
        testCallAnswer(await noteTestCall(context, { userId: visit.person.id, orderId: visit.value })),
      ),
    ports_page: async (visit) => {
      const { filter, page } = readFilter(visit.value);
      await visit.redraw(await portsScreen(desk, visit.person.id, filter, page));
    },
  };
}

/** The forms that some of them open. */
export function portOrderForms(desk: Desk): Record<string, SubmissionHandler> {
  return {
    [PORT_CANCEL_FORM]: submitPortCancelForm(desk.context),
    [PORT_CHANGE_FORM]: submitPortChangeForm(desk),
  };
}

export async function portsScreen(
  { context }: Desk,
  userId: string,
  filter: OrderFilter,
  page: number,
): Promise<Screen> {
  const list = await listOrders(context, { userId, filter, page });
  return list.kind === 'page' ? portsListScreen(list) : notAllowedScreen(list);
}

function look({ context }: Desk, userId: string, orderId: string) {
  return lookAtOrder(context, { userId, words: orderId });
}

const filterSchema = z
  .tuple([z.array(z.string()), z.number(), z.array(z.string()), z.int().nonnegative()])
  .catch([[], 0, [], 0]);

function readFilter(value: string): { filter: OrderFilter; page: number } {
  const [statuses, mine, carriers, page] = filterSchema.parse(parsed(value));
  const known = PORTING_STATUSES.filter((each) => statuses.includes(each));
  return {
    filter: {
      ...(known.length > 0 ? { statuses: known } : {}),
      ...(mine ? { mine: true } : {}),
      ...(carriers.length > 0 ? { carriers } : {}),
    },
    page,
  };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
