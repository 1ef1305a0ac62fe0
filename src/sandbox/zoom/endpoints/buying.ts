import { z } from 'zod';
import { addNumber, siteOrMain } from '../account/numbers.ts';
import type { NumberRecord } from '../account/records.ts';
import type { AvailableNumber } from '../available/number-group.ts';
import { NO_LONGER_AVAILABLE, noLongerAvailable } from '../errors.ts';
import { jsonAnswer } from '../service/answer.ts';
import { phoneNumbers, text } from '../service/input.ts';
import { type Handler, type Service, withBody } from './handler.ts';

/** Whether nobody has bought it: neither this account nor anybody else. */
export const isFree =
  ({ account }: Service) =>
  (phoneNumber: string) =>
    !account.taken.has(phoneNumber) && !account.idByPhoneNumber.has(phoneNumber);

export function findAvailable(service: Service, phoneNumber: string): AvailableNumber | undefined {
  return isFree(service)(phoneNumber) ? service.pool.get(phoneNumber) : undefined;
}

/** @throws ZoomError 409/100010 when it is not available */
export function buy(
  service: Service,
  phoneNumber: string,
  fields: { site_id: string; display_name?: string },
): NumberRecord {
  const available = findAvailable(service, phoneNumber);
  if (!available) throw noLongerAvailable(phoneNumber);
  return addNumber(service.account, { ...available, ...fields, status: 'active' });
}

/** Buys what is still available of a list, and names what is not. */
export const provisioning = (service: Service, check: (numbers: readonly string[]) => void): Handler =>
  withBody(
    z.strictObject({ phone_numbers: phoneNumbers, site_id: text(100).optional() }),
    ({ phone_numbers, site_id }) => {
      check(phone_numbers);
      const site = siteOrMain(service.account, site_id);
      const asked = phone_numbers.filter((number) => !service.passedOver.delete(number));
      const missing = asked.filter((number) => !findAvailable(service, number));
      const bought = asked
        .filter((number) => !missing.includes(number))
        .map((number) => buy(service, number, { site_id: site }));
      const answer = jsonAnswer(201, {
        provisioned_numbers: bought.map(({ id, phone_number, status }) => ({ id, phone_number, status })),
        failed_numbers: missing.map((phone_number) => ({
          phone_number,
          code: NO_LONGER_AVAILABLE,
          message: noLongerAvailable(phone_number).message,
        })),
      });
      return { ...answer, unchanged: bought.length === 0 };
    },
  );
