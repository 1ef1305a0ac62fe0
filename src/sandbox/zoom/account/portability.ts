import { findAreaCode } from '../../../numbers/area-codes.ts';
import { isTollFreePrefix } from '../../../numbers/toll-free.ts';
import { isExchange } from '../available/line-numbers.ts';
import { hash } from '../random.ts';
import type { Account } from './account.ts';
import type { Rejection } from './records.ts';

const CARRIERS = ['AT&T', 'Verizon', 'T-Mobile', 'Comcast Business', 'Lumen', 'Windstream', 'Bandwidth'];

export type Portability = {
  phone_number: string;
  portable: boolean;
  /** The losing carrier, where the number is known at all. */
  carrier_name?: string;
  type?: 'local' | 'toll_free' | 'mobile';
  /** Why not. */
  reason?: string;
};

/**
 * Whether a number could be ported in. A number that ends in 13 lies where the service does not reach, so that there
 * is one to try.
 */
export function checkPortability(account: Account, phone_number: string): Portability {
  const prefix = phone_number.slice(2, 5);
  const areaCode = findAreaCode(prefix);
  const known =
    /^\+1\d{10}$/.test(phone_number) &&
    (areaCode !== undefined || isTollFreePrefix(prefix)) &&
    (isExchange(phone_number.slice(5, 8)) || phone_number.slice(5, 8) === '555');
  if (!known) {
    return { phone_number, portable: false, reason: 'It is not a number of the United States or Canada.' };
  }
  const reason = objectionTo(account, phone_number);
  return {
    phone_number,
    portable: reason === undefined,
    carrier_name: CARRIERS[hash(phone_number) % CARRIERS.length] ?? '',
    type: areaCode ? (hash(phone_number) % 5 === 0 ? 'mobile' : 'local') : 'toll_free',
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Those that cannot be ported, each with the reason. */
export const refusedNumbers = (account: Account, phoneNumbers: readonly string[]) =>
  phoneNumbers
    .map((number) => checkPortability(account, number))
    .filter(({ portable }) => !portable)
    .map(({ phone_number, reason = 'Cannot be ported.' }) => ({ phone_number, message: reason }));

function objectionTo(account: Account, phoneNumber: string): string | undefined {
  if (account.idByPhoneNumber.has(phoneNumber)) return 'It is in this account already.';
  const order = account.orders
    .values()
    .find(
      ({ status, phone_numbers }) =>
        status !== 'completed' && status !== 'cancelled' && phone_numbers.includes(phoneNumber),
    );
  if (order) return `It is in porting order ${order.order_id} already.`;
  if (phoneNumber.endsWith('13')) return 'It lies in a rate center that is not served.';
  return undefined;
}

const OBJECTIONS = {
  account_number: {
    isWrong: (value: string) => value.endsWith('0000'),
    code: 'ACCOUNT_NUMBER_MISMATCH',
    reason: 'The account number does not match the records of the losing carrier.',
  },
  account_pin: {
    isWrong: (value: string) => value === '0000',
    code: 'PIN_INVALID',
    reason: 'The account PIN is not the one on file at the losing carrier.',
  },
  zip: {
    isWrong: (value: string) => value === '00000',
    code: 'ADDRESS_MISMATCH',
    reason: 'The billing address does not match the records of the losing carrier.',
  },
} as const;

type Credentials = { [Name in keyof typeof OBJECTIONS]?: string | undefined };

/**
 * What the losing carrier will object to once it looks: an account number that ends in 0000, the PIN 0000, the ZIP
 * code 00000. A later correction of the same field settles it.
 */
export function carrierObjection(given: Credentials, before?: Rejection): Rejection | undefined {
  let objection = before;
  for (const name of ['account_number', 'account_pin', 'zip'] as const) {
    const value = given[name];
    if (value === undefined) continue;
    const { isWrong, code, reason } = OBJECTIONS[name];
    if (isWrong(value)) objection ??= { code, reason };
    else if (objection?.code === code) objection = undefined;
  }
  return objection;
}
