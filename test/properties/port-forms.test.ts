import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/porting/check-port.ts';
import { emptyDraft, type PartFields, type PortDraft } from '../../src/porting/port-draft.ts';
import { stepAfter, stepProblems, stepsOf } from '../../src/porting/port-steps.ts';
import type { StoredFiling } from '../../src/porting/stored-filing.ts';
import { checkHouseStyle, checkMessage, checkView } from '../../src/sandbox/slack/validation/index.ts';
import { filingCard, filingsSubmitted } from '../../src/slack/messages/port-filing.ts';
import { anewButton, draftKept, offerDraft } from '../../src/slack/messages/port-offer.ts';
import { portFormModal } from '../../src/slack/modals/port-form.ts';
import { errorsOf, withTyped } from '../../src/slack/modals/read-port-step.ts';
import { modalOf } from '../../src/slack/screen.ts';
import { optional, wildMoment, wildText } from './wild-requests.ts';

const here = { now: new Date('2026-03-02T15:00:00Z'), timeZone: 'America/Denver' };
const SECRET = 'Zx81-SECRET-';

const wildE164 = fc
  .tuple(fc.constantFrom('312', '415', '604', '800', '888'), fc.integer({ min: 2_000_000, max: 9_999_999 }))
  .map(([area, line]) => `+1${area}${line}`);
const wildSecret = fc.nat({ max: 9 }).map((digit) => `${SECRET}${digit}`);

const wildFields: fc.Arbitrary<PartFields> = fc.record({
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

const wildDraft: fc.Arbitrary<PortDraft> = fc
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
    fields: fc.array(wildFields, { minLength: 20, maxLength: 20 }),
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
    const parts = partsOf(draft).slice(0, 20);
    return { ...draft, parts: parts.map((part, index) => ({ ...part, fields: fields[index] ?? {} })) };
  });

describe('The form of a port, whatever is in it', () => {
  it('is within Slack’s limits at every step, and never says what is secret', () => {
    fc.assert(
      fc.property(
        wildDraft,
        fc.array(wildText, { maxLength: 100 }),
        fc.array(wildText),
        (draft, sites, said) => {
          for (const step of stepsOf(draft)) {
            const view = portFormModal({
              draft: { ...draft, step },
              here,
              sites,
              notices: said.slice(0, 3).map(() => 'x'),
            });
            expect(checkView(view), step).toEqual([]);
            expect(JSON.stringify(view)).not.toContain(SECRET);
            expect(view.private_metadata).toBe('d');
          }
          for (const screen of [
            offerDraft({ draft, changedAt: here.now }, anewButton(draft.pasted)),
            draftKept(draft),
          ]) {
            expect(checkMessage({ text: screen.text, blocks: screen.blocks }, 'post')).toEqual([]);
            expect(checkHouseStyle({ text: screen.text, blocks: screen.blocks })).toEqual([]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on to a step that is not filled in, or to the review, and names only fields that it has', () => {
    fc.assert(
      fc.property(wildDraft, (draft) => {
        fc.pre(draft.parts.length > 0);
        for (const step of stepsOf(draft)) {
          const next = stepAfter(draft, step, here);
          const open = stepsOf(draft).filter((each) => stepProblems(draft, each, here).length > 0);
          expect(next === 'review' ? open.every((each) => each === step) : open.includes(next)).toBe(true);
          const view = portFormModal({ draft: { ...draft, step }, here, sites: [], notices: [] });
          const blocks = new Set(view.blocks.map(({ block_id }) => block_id));
          const errors = errorsOf(step, stepProblems(draft, step, here));
          for (const block of Object.keys(errors)) expect(blocks, step).toContain(block);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('loses nothing of what is secret when a step is left with its fields empty', () => {
    fc.assert(
      fc.property(wildDraft, (draft) => {
        fc.pre(draft.parts.length > 0);
        const typed = withTyped(draft, 'account:0', {}).parts[0]?.fields;
        expect(typed?.accountNumber).toBe(draft.parts[0]?.fields.accountNumber);
        expect(typed?.accountPin).toBe(draft.parts[0]?.fields.accountPin);
      }),
      { numRuns: 30 },
    );
  });
});

const wildFiling: fc.Arbitrary<StoredFiling> = fc
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

it('A port on its way is shown within Slack’s limits, and pages nobody but its filer', () => {
  fc.assert(
    fc.property(fc.array(wildFiling, { minLength: 1, maxLength: 20 }), (filings) => {
      for (const filing of filings) {
        const { text, blocks } = filingCard(filing);
        expect(checkMessage({ text, blocks }, 'post')).toEqual([]);
        expect(checkHouseStyle({ text, blocks })).toEqual([]);
        const said = JSON.stringify(blocks);
        expect(said).not.toContain(SECRET);
        expect(said).not.toMatch(/<!(channel|here|subteam)/);
        expect(said.match(/<@\w+>/g)?.every((each) => each === '<@U01RINAPATL>')).toBe(true);
      }
      expect(checkView(modalOf(filingsSubmitted(filings)))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
