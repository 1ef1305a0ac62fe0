import { z } from 'zod';
import { findState } from '../../../numbers/states.ts';
import { countInventory } from '../account/inventory.ts';
import { NUMBER_TYPES } from '../account/records.ts';
import { jsonAnswer } from '../service/answer.ts';
import { country, text, wholeNumber } from '../service/input.ts';
import { isFree, provisioning } from './buying.ts';
import { nothing, type Service, withQuery } from './handler.ts';

const isNorthAmerican = (code: string | undefined) => code === undefined || code === 'US' || code === 'CA';

const availableQuery = z
  .strictObject({
    country: country.optional(),
    state: text(100).optional(),
    city: text(100).optional(),
    area_code: z
      .string()
      .regex(/^\d{1,6}$/, 'Must be digits.')
      .optional(),
    type: z.enum(NUMBER_TYPES).optional(),
    quantity: wholeNumber(1, 100).default(10),
  })
  .superRefine((query, context) => {
    if (!isNorthAmerican(query.country)) return;
    if (query.area_code !== undefined && !/^[2-9]\d\d$/.test(query.area_code)) {
      context.addIssue({
        code: 'custom',
        path: ['area_code'],
        message: 'Must be three digits, not 0 or 1 first.',
      });
    }
    const state = query.state === undefined ? undefined : findState(query.state);
    if (query.state !== undefined && (!state || state.country !== (query.country ?? state.country))) {
      context.addIssue({
        code: 'custom',
        path: ['state'],
        message: 'Is not a state or province of the country.',
      });
    }
  });

export const searchAndProvisionEndpoints = (service: Service) => ({
  searchAvailable: withQuery(availableQuery, ({ area_code, ...query }) =>
    jsonAnswer(200, {
      available_numbers: service.pool.find({ ...query, areaCode: area_code }, isFree(service)),
    }),
  ),

  provision: provisioning(service, () => {}),

  inventory: withQuery(nothing, () => jsonAnswer(200, countInventory(service.account))),
});
