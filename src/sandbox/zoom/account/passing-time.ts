import type { Clock } from '../../../clock.ts';
import { hash } from '../random.ts';
import type { Account } from './account.ts';
import { moveOrder } from './porting-life.ts';
import type { OrderRecord } from './records.ts';

const DAY = 86_400_000;
/** How many days a carrier takes, at least, before an order leaves the status. */
const DAYS_SUBMITTED = 1;
const DAYS_PENDING = 2;

const isOpen = ({ status }: OrderRecord) =>
  status === 'submitted' || status === 'pending' || status === 'scheduled';

/** The next step of an order's life, when nobody interferes. */
function step(account: Account, order: OrderRecord): void {
  if (order.status === 'submitted') moveOrder(account, order, { to: 'pending' });
  else if (order.status === 'pending') {
    moveOrder(account, order, { to: order.objection ? 'rejected' : 'scheduled' });
  } else if (order.status === 'scheduled') moveOrder(account, order, { to: 'completed' });
}

/** Moves the service's own time on, a day after the other, and its orders as carriers would have. */
export function passDays(account: Account, days: number): void {
  for (let day = 0; day < days; day++) {
    account.passTime(DAY);
    for (const order of account.orders.values()) if (isDue(account, order)) step(account, order);
  }
}

function isDue(account: Account, order: OrderRecord): boolean {
  const age = account.now().getTime() - Date.parse(order.status_since);
  if (order.status === 'submitted') return age >= DAYS_SUBMITTED * DAY;
  if (order.status === 'pending') return age >= DAYS_PENDING * DAY;
  return order.status === 'scheduled' && (order.scheduled_port_date ?? '') <= account.today();
}

/**
 * Lets orders move by themselves, whatever their dates say: each open order takes `stepsAMinute` steps a minute,
 * give or take a quarter so that they do not all move at once. 0 moves none.
 * @returns call `look` whenever an order may have changed; `stop` ends it
 */
export function createOrderMover(
  account: Account,
  clock: Clock,
  stepsAMinute: number,
  onMoved: () => void,
): { look(): void; stop(): void } {
  if (stepsAMinute <= 0) return { look() {}, stop() {} };

  const pace = 60_000 / stepsAMinute;
  /** When each open order takes its next step, by the status it is in now. */
  let due = new Map<string, number>();
  let cancel: (() => void) | undefined;
  let stopped = false;

  const keyOf = (order: OrderRecord) => `${order.order_id} ${order.status} ${order.status_since}`;

  function look() {
    if (stopped) return;
    const now = clock.now().getTime();
    const open = [...account.orders.values()].filter(isOpen);
    due = new Map(
      open.map((order) => {
        const key = keyOf(order);
        return [key, due.get(key) ?? now + pace * (0.75 + (hash(key) % 1000) / 2000)];
      }),
    );
    cancel?.();
    cancel = undefined;
    if (due.size > 0) cancel = clock.schedule(Math.max(0, Math.min(...due.values()) - now), moveDue);
  }

  function moveDue() {
    const now = clock.now().getTime();
    for (const order of account.orders.values()) {
      if (isOpen(order) && (due.get(keyOf(order)) ?? Number.POSITIVE_INFINITY) <= now) step(account, order);
    }
    onMoved();
    look();
  }

  return {
    look,
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
