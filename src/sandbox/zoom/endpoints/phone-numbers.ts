import { z } from 'zod';
import { assertReleasable, findNumber, releaseNumber, siteOrMain } from '../account/numbers.ts';
import { CAPABILITIES } from '../account/records.ts';
import { numberView } from '../account/views.ts';
import { numberInUse } from '../errors.ts';
import { jsonAnswer, noContent } from '../service/answer.ts';
import { changesOf, e164, text } from '../service/input.ts';
import { buy } from './buying.ts';
import { nothing, type Service, withBody, withQuery } from './handler.ts';
import { numberList } from './number-lists.ts';

const displayName = text(128);
const siteId = text(100);

const capabilities = z
  .array(z.enum(CAPABILITIES))
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'Names a capability twice.');

const newNumber = z.strictObject({
  phone_number: e164,
  site_id: siteId.optional(),
  display_name: displayName.optional(),
});

const changes = changesOf({ display_name: displayName, site_id: siteId, capabilities });

export const phoneNumberEndpoints = (service: Service) => {
  const { account } = service;
  return {
    listNumbers: numberList(service, 'numbers', () => true),

    getNumber: withQuery(nothing, (_query, id) => jsonAnswer(200, numberView(findNumber(account, id)))),

    addNumber: withBody(newNumber, ({ phone_number, site_id, display_name }) => {
      const number = buy(service, phone_number, {
        site_id: siteOrMain(account, site_id),
        ...(display_name === undefined ? {} : { display_name }),
      });
      return jsonAnswer(201, numberView(number));
    }),

    updateNumber: withBody(changes, ({ display_name, site_id, capabilities }, id) => {
      const number = findNumber(account, id);
      if (number.status === 'releasing') throw numberInUse(`${number.phone_number} is being released.`);
      if (site_id !== undefined) number.site_id = siteOrMain(account, site_id);
      if (display_name !== undefined) number.display_name = display_name;
      if (capabilities !== undefined) number.capabilities = capabilities;
      return jsonAnswer(200, numberView(number));
    }),

    releaseNumber: withQuery(nothing, (_query, id) => {
      const number = findNumber(account, id);
      assertReleasable(number);
      releaseNumber(account, number);
      return noContent();
    }),
  };
};
