import { isExchange } from '../available/line-numbers.ts';
import { blockNotFound, numberInUse } from '../errors.ts';
import { createRandom } from '../random.ts';
import type { Account } from './account.ts';
import { addNumber, releaseNumber } from './numbers.ts';
import type { BlockRecord, NumberRecord } from './records.ts';

/** US dollars a month for each number of a block: cheaper than singly. */
const COST_IN_BLOCK = 0.75;

export type NewBlock = {
  country: string;
  area_code: string;
  state: string;
  city: string;
  size: number;
  site_id: string;
  /** Absent: now. */
  created_at?: string;
};

/** Adds a run of `size` consecutive numbers to the account, each a number like any other. */
export function addBlock(account: Account, { state, city, created_at, ...block }: NewBlock): BlockRecord {
  const since = created_at ?? account.timestamp();
  const id = account.newId('block');
  const phoneNumbers = freeRun(account, id, block.area_code, block.size);
  for (const phone_number of phoneNumbers) {
    addNumber(account, {
      phone_number,
      type: 'local',
      status: 'active',
      country: block.country,
      state,
      city,
      capabilities: ['voice', 'sms'],
      monthly_cost: COST_IN_BLOCK,
      site_id: block.site_id,
      block_id: id,
      provisioned_at: since,
    });
  }
  const record: BlockRecord = {
    sequence: account.nextSequence(),
    id,
    ...block,
    start_number: phoneNumbers[0] ?? '',
    end_number: phoneNumbers.at(-1) ?? '',
    status: 'active',
    monthly_cost: block.size * COST_IN_BLOCK,
    created_at: since,
  };
  account.blocks.set(id, record);
  return record;
}

/** Consecutive numbers that begin at a multiple of the block's size, none of which the account has or had. */
function freeRun(account: Account, key: string, areaCode: string, size: number): string[] {
  const random = createRandom(account.seed, key);
  for (;;) {
    const exchange = String(random.integer(200, 999));
    if (!isExchange(exchange)) continue;
    const start = random.integer(0, 10_000 / size - 1) * size;
    const run = Array.from(
      { length: size },
      (_, step) => `+1${areaCode}${exchange}${String(start + step).padStart(4, '0')}`,
    );
    if (run.every((number) => !account.idByPhoneNumber.has(number) && !account.taken.has(number))) return run;
  }
}

export const numbersOfBlock = (account: Account, blockId: string): NumberRecord[] =>
  [...account.numbers.values()].filter((number) => number.block_id === blockId);

/** @throws ZoomError 404/3100, and 409/100011 while one of its numbers is assigned */
export function removeBlock(account: Account, blockId: string): void {
  const block = account.blocks.get(blockId);
  if (!block) throw blockNotFound(blockId);
  const numbers = numbersOfBlock(account, blockId);
  const assigned = numbers.filter((number) => number.assignee);
  if (assigned.length > 0) throw numberInUse(`${assigned.length} numbers of the block are assigned.`);
  for (const number of numbers) releaseNumber(account, number);
  account.blocks.delete(blockId);
}
