import fc from 'fast-check';
import { partOrders } from '../../src/porting/check-port.ts';
import { emptyDraft, type PartFields, type PortDraft } from '../../src/porting/port-draft.ts';
import type { StoredFiling } from '../../src/porting/stored-filing.ts';
import { optional, wildMoment } from './wild-requests.ts';

/** Stands in everything that is secret. */
export const SECRET = 'Zx81-SECRET-';

/** Area codes of two countries and toll-free ones, and more of them than a form takes orders. */
const AREA_CODES = [
  '604',
  '800',
  '888',
  ...Array.from({ length: 25 }, (_, index) => String(201 + index * 4)),
];
const wildE164 = fc
  .tuple(fc.constantFrom(...AREA_CODES), fc.integer({ min: 2_000_000, max: 9_999_999 }))
  .map(([area, line]) => `+1${area}${line}`);
const wildSecret = fc.nat({ max: 9 }).map((digit) => `${SECRET}${digit}`);

const wildFieldsOf = (wildText: fc.Arbitrary<string>): fc.Arbitrary<PartFields> =>
  fc.record({
    carrierName: optional(wildText),
    lineType: optional(fc.constantFrom('wireless' as const, 'landline' as const)),
    accountNumber: optional(wildSecret),
    accountPin: optional(wildSecret),
    scope: optional(fc.constantFrom('full' as const, 'partial' as const)),
    billingNumber: optional(fc.oneof(wildE164, wildText)),
    remaining: optional(wildText),
    authorizedPerson: optional(wildText),
    address: optional(wildText),
    city: optional(wildText),
    state: optional(fc.oneof(fc.constantFrom('CA', 'on', 'Texas'), wildText)),
    zip: optional(fc.oneof(fc.constantFrom('94105', 'k1a 0b1'), wildText)),
    requestedPortDate: optional(fc.constantFrom('2026-03-16', '2026-03-15', '2020-01-01')),
    siteId: optional(wildText),
  });

/** A form of a port with anything in it. @param wildText what people and Zoom may write */
export const wildDraftOf = (wildText: fc.Arbitrary<string>): fc.Arbitrary<PortDraft> =>
  fc
    .record({
      pasted: wildText,
      phoneNumbers: fc.uniqueArray(wildE164, { maxLength: 100 }),
      isChecked: fc.boolean(),
      carriers: fc.array(fc.oneof(fc.constantFrom('Verizon', 'AT&T', undefined), wildText), {
        minLength: 1,
        maxLength: 5,
      }),
      reasons: fc.array(wildText, { maxLength: 100 }),
      byAreaCode: fc.boolean(),
      fields: fc.array(wildFieldsOf(wildText), { minLength: 20, maxLength: 20 }),
      refused: fc.array(
        fc.record({
          part: fc.nat({ max: 3 }),
          field: fc.oneof(fc.constantFrom('zip', 'accountNumber', 'phoneNumbers'), wildText),
          message: wildText,
        }),
        { maxLength: 20 },
      ),
    })
    .map(({ isChecked, carriers, reasons, fields, phoneNumbers, ...rest }) => {
      const checks = phoneNumbers.map((phoneNumber, index) => ({
        phoneNumber,
        portable: true,
        carrierName: carriers[index % carriers.length],
        type: ['local', 'mobile', 'constructor'][index % 3],
      }));
      const leftOut = reasons
        .slice(0, phoneNumbers.length)
        .map((reason, index) => ({ phoneNumber: phoneNumbers[index] ?? '', reason }));
      const draft = { ...emptyDraft('d'), ...rest, phoneNumbers, leftOut, checks: isChecked ? checks : null };
      // As the form does it: what comes to too many orders goes on without the area codes, or not at all.
      const parted = partOrders(draft) ?? partOrders({ ...draft, byAreaCode: false });
      const parts = parted?.parts.map((part, index) => ({ ...part, fields: fields[index] ?? {} }));
      return { ...draft, ...parted, repeated: phoneNumbers.slice(0, fields.length / 2), parts: parts ?? [] };
    });

/** A port on its way, with anything in it. */
export const wildFilingOf = (wildText: fc.Arbitrary<string>): fc.Arbitrary<StoredFiling> =>
  fc
    .record({
      status: fc.constantFrom(...(['filing', 'filed', 'refused', 'uncertain', 'lost'] as const)),
      phoneNumbers: fc.array(wildE164, { minLength: 1, maxLength: 100 }),
      text: wildText,
      orderId: fc.option(wildText),
      refusal: fc.option(wildText),
      postponed: optional(wildText),
      at: wildMoment,
      refused: fc.array(fc.record({ field: fc.constantFrom('zip', 'accountNumber'), message: wildText }), {
        maxLength: 30,
      }),
      parts: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ phoneNumbers, text, at, refused, postponed, parts, ...rest }) => ({
      ...rest,
      id: 'f',
      viewId: 'V',
      part: 1,
      userId: 'U01RINAPATL',
      sealed: `${SECRET}sealed`,
      requestId: null,
      createdAt: at,
      startedAt: null,
      endedAt: null,
      notes: { part: 1, parts, refused: refused as StoredFiling['notes']['refused'], postponed },
      form: {
        phoneNumbers,
        lineType: 'landline',
        carrierName: text,
        authorizedPerson: text,
        serviceAddress: { address: text, city: text, state: 'CA', zip: '94105' },
        scope: 'full',
        requestedPortDate: '2026-03-16',
        checked: [],
      },
    }));
