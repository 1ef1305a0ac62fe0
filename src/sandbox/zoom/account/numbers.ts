import { invalidField, numberInUse, numberNotFound, orderStatusForbids } from '../errors.ts';
import type { Account } from './account.ts';
import type { NumberRecord } from './records.ts';

/** Without `provisioned_at` it is provisioned now. */
export type NewNumber = Omit<NumberRecord, 'sequence' | 'id' | 'provisioned_at'> & {
  provisioned_at?: string;
};

export function addNumber(account: Account, fields: NewNumber): NumberRecord {
  const number: NumberRecord = {
    id: account.newId('num'),
    sequence: account.nextSequence(),
    provisioned_at: account.timestamp(),
    ...fields,
  };
  account.numbers.set(number.id, number);
  account.idByPhoneNumber.set(number.phone_number, number.id);
  return number;
}

/** The number leaves the account as if it had never been in it. */
export function removeNumber(account: Account, number: NumberRecord): void {
  account.numbers.delete(number.id);
  account.idByPhoneNumber.delete(number.phone_number);
}

/** A released number is not offered again: carriers age them before they return. */
export function releaseNumber(account: Account, number: NumberRecord): void {
  removeNumber(account, number);
  account.taken.add(number.phone_number);
}

/**
 * @param id a number's id, or the number itself in E.164
 * @throws ZoomError 404/100002
 */
export function findNumber(account: Account, id: string): NumberRecord {
  const number = account.numbers.get(account.idByPhoneNumber.get(id) ?? id);
  if (!number) throw numberNotFound(id);
  return number;
}

/** @throws ZoomError 409/100011 or, while a porting order brings it, 409/3001 */
export function assertReleasable(number: NumberRecord): void {
  if (number.assignee) throw numberInUse(`${number.phone_number} is assigned to ${number.assignee.name}.`);
  if (number.block_id) throw numberInUse(`${number.phone_number} belongs to block ${number.block_id}.`);
  if (number.status === 'releasing') throw numberInUse(`${number.phone_number} is already being released.`);
  if (number.order_id) {
    throw orderStatusForbids(`${number.phone_number} is on its way with porting order ${number.order_id}.`);
  }
}

/**
 * The site that was named, or the account's main site.
 * @throws ZoomError 400/300 when there is no such site
 */
export function siteOrMain(account: Account, siteId: string | undefined): string {
  if (siteId !== undefined) {
    if (!account.sites.some((site) => site.id === siteId)) {
      throw invalidField('site_id', `Site does not exist: ${siteId}.`);
    }
    return siteId;
  }
  const main = account.sites[0];
  if (!main) throw new Error('The account has no site.');
  return main.id;
}
