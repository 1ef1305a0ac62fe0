import { z } from 'zod';
import { changesOf, phoneNumbers, text } from '../service/input.ts';

const fields = {
  carrier_name: text(128),
  account_number: text(64),
  account_pin: z.string().regex(/^[A-Za-z0-9]{1,20}$/, 'Must be up to 20 letters and digits.'),
  authorized_person: text(128),
  billing_address: z.strictObject({
    address: text(256),
    city: text(128),
    state: text(64),
    zip: text(16),
  }),
  requested_port_date: z.iso.date(),
};

/** A PIN may be missing: carriers of landlines have none. */
export const newOrder = z.strictObject({
  ...fields,
  account_pin: fields.account_pin.optional(),
  phone_numbers: phoneNumbers,
});

export const orderChanges = changesOf(fields);

export const numbersToValidate = z.strictObject({ phone_numbers: phoneNumbers });
