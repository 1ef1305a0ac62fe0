import { z } from 'zod';
import { isTollFreePrefix, TOLL_FREE_PREFIXES } from '../../../numbers/toll-free.ts';
import { invalidInput } from '../errors.ts';
import { jsonAnswer } from '../service/answer.ts';
import { wholeNumber } from '../service/input.ts';
import { isFree, provisioning } from './buying.ts';
import { type Service, withQuery } from './handler.ts';
import { numberList } from './number-lists.ts';

const tollFreeQuery = z.strictObject({
  prefix: z.enum(TOLL_FREE_PREFIXES).optional(),
  quantity: wholeNumber(1, 100).default(10),
});

export const tollFreeEndpoints = (service: Service) => ({
  listTollFree: numberList(service, 'toll-free', (number) => number.type === 'toll_free'),

  searchTollFree: withQuery(tollFreeQuery, ({ prefix, quantity }) =>
    jsonAnswer(200, {
      available_numbers: service.pool.find(
        { country: 'US', type: 'toll_free', areaCode: prefix, quantity },
        isFree(service),
      ),
    }),
  ),

  provisionTollFree: provisioning(service, (numbers) => {
    const others = numbers.filter((number) => !isTollFree(number));
    if (others.length === 0) return;
    throw invalidInput(
      others.map((phone_number) => ({ phone_number, message: 'Is not a toll-free number.' })),
    );
  }),
});

export const isTollFree = (phoneNumber: string) =>
  phoneNumber.startsWith('+1') && isTollFreePrefix(phoneNumber.slice(2, 5));
