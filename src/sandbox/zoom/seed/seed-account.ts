import type { Clock } from '../../../clock.ts';
import { type Account, createAccount, toTimestamp } from '../account/account.ts';
import { addBlock, numbersOfBlock } from '../account/blocks.ts';
import { addNumber } from '../account/numbers.ts';
import type { OrderRecord } from '../account/records.ts';
import { createRandom } from '../random.ts';
import { seedAssignees } from './assignees.ts';
import { COMPANY, SITES } from './company.ts';
import { seedBareNumbers } from './numbers.ts';
import { seedOrders } from './orders.ts';
import { createHandOut } from './use-of-numbers.ts';

const BLOCKS = [
  { site: 0, size: 50, daysAgo: 1310 },
  { site: 1, size: 20, daysAgo: 702 },
  { site: 4, size: 10, daysAgo: 88 },
] as const;

/** Below this many numbers there are no blocks and no ported numbers, which would be most of the account. */
const SMALL_ACCOUNT = 200;

/**
 * The company on its first day here: the same for the same seed and time.
 * @param count how many numbers it has, from 0
 */
export function seedAccount(seed: string, count: number, clock: Clock): Account {
  const account = createAccount(
    {
      version: 1,
      seed,
      company: COMPANY,
      ahead: 0,
      sequence: 0,
      sites: SITES.map(({ id, name }) => ({ id, name })),
      assignees: seedAssignees(seed, Math.max(60, Math.ceil(count * 0.6))),
      numbers: [],
      orders: [],
      blocks: [],
      taken: [],
    },
    clock,
  );
  const random = createRandom(seed, 'use of numbers');
  const handOut = createHandOut(random, account.assignees);
  const daysAgo = (days: number) => toTimestamp(new Date(account.now().getTime() - days * 86_400_000));

  for (const order of seedOrders(seed, account.now())) {
    order.change = account.nextSequence();
    account.orders.set(order.order_id, order);
    if (count >= SMALL_ACCOUNT) addOrdersNumbers(account, order);
  }
  if (count >= SMALL_ACCOUNT) {
    for (const block of BLOCKS) addSeedBlock(account, block.site, block.size, daysAgo(block.daysAgo));
    for (const block of account.blocks.values()) {
      for (const number of numbersOfBlock(account, block.id)) {
        const use = handOut(false);
        // A number of a block is released with its block, not singly.
        Object.assign(number, use, { status: 'active' });
      }
    }
  }
  for (const number of seedBareNumbers(seed, count - account.numbers.size)) {
    addNumber(account, {
      ...number,
      ...handOut(number.type === 'toll_free'),
      provisioned_at: daysAgo(random.integer(2, 1400) + random.next()),
    });
  }
  return account;
}

function addSeedBlock(account: Account, site: number, size: number, created_at: string): void {
  const { id: site_id, areas } = SITES[site] ?? {};
  const area = areas?.[0];
  if (site_id === undefined || !area) throw new Error('A block needs a site with an area code.');
  const { areaCode: area_code, country, state, city } = area;
  addBlock(account, { country, area_code, state, city, size, site_id, created_at });
}

/** What a completed order brought is the company's, and what a scheduled one brings is on its way. */
function addOrdersNumbers(account: Account, order: OrderRecord): void {
  if (order.status !== 'completed' && order.status !== 'scheduled') return;
  const area = SITES.flatMap((site) => site.areas.map((at) => ({ ...at, site_id: site.id }))).find(
    ({ areaCode }) => order.phone_numbers[0]?.slice(2, 5) === areaCode,
  );
  if (!area) throw new Error('A seeded order needs an area code of the company.');
  for (const phone_number of order.phone_numbers) {
    addNumber(account, {
      phone_number,
      type: 'local',
      country: area.country,
      state: area.state,
      city: area.city,
      capabilities: ['voice', 'sms'],
      monthly_cost: 1,
      site_id: area.site_id,
      ...(order.completed_at === undefined
        ? { status: 'pending', order_id: order.order_id }
        : { status: 'active', provisioned_at: order.completed_at }),
    });
  }
}
