import fc from 'fast-check';
import { type PurchaseRequest, REQUEST_KINDS, REQUEST_STATUSES } from '../../src/purchases/request.ts';
import type { RequestView } from '../../src/slack/messages/request-view.ts';
import { RINA } from '../slack/messages/requests.ts';
import { wildText as markedText } from './wild.ts';

/** What people and Zoom may write: long, empty, in every script, and as if it were Slack's own markup. */
export const wildText = fc.oneof(
  markedText,
  fc.string({ unit: 'grapheme', maxLength: 3_000 }),
  fc.constantFrom(
    '',
    '<!channel>',
    '&<>'.repeat(900),
    '`*_~'.repeat(700),
    '\n> quoted\n'.repeat(200),
    '😀'.repeat(1_500),
  ),
);
export const wildPerson = fc.constantFrom(RINA, 'U02ANATORRE', 'W0123456789');
export const wildNumber = fc.oneof(
  fc.integer({ min: 2_002_000_000, max: 9_899_999_999 }).map((digits) => `+1${digits}`),
  fc.constantFrom('+442079460000', '+999', 'not a number'),
);
export const wildMoment = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
export const wildCost = fc.double({ min: 0, max: 1e9, noNaN: true });
export const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

export const wildWanted = fc.record({
  kind: fc.constantFrom(...REQUEST_KINDS),
  numbers: fc.array(
    fc.record({
      phoneNumber: wildNumber,
      country: wildText,
      state: optional(wildText),
      city: optional(wildText),
      type: fc.oneof(fc.constantFrom('local', 'toll_free'), wildText),
      capabilities: fc.array(wildText, { maxLength: 5 }),
      monthlyCost: wildCost,
    }),
    { maxLength: 100 },
  ),
  block: optional(
    fc.record({
      country: wildText,
      areaCode: wildText,
      size: fc.integer({ min: 10, max: 1_000 }),
      startNumber: optional(fc.oneof(wildNumber, wildText)),
      endNumber: optional(wildNumber),
    }),
  ),
  ports: optional(
    fc.array(
      fc.record({
        carrierName: wildText,
        numbers: fc.integer({ min: 0, max: 200 }),
        requestedPortDate: fc.oneof(fc.constant('2026-03-16'), wildText),
      }),
      { maxLength: 40 },
    ),
  ),
  monthlyCost: wildCost,
  siteId: optional(wildText),
  siteName: optional(wildText),
  purpose: wildText,
  neededBy: optional(wildText),
  assignTo: optional(
    fc.record({ type: wildText, id: wildText, name: optional(wildText), slackUserId: optional(wildPerson) }),
  ),
  displayName: optional(wildText),
  searchWords: optional(wildText),
});

const outcome = fc.record({
  bought: fc.array(fc.record({ id: wildText, phoneNumber: wildNumber, status: fc.constant('active') }), {
    maxLength: 100,
  }),
  failed: fc.array(
    fc.record({ phoneNumber: wildNumber, code: optional(fc.constantFrom(100_010, 300)), message: wildText }),
    {
      maxLength: 100,
    },
  ),
  blockId: optional(wildText),
  block: optional(
    fc.record({
      ...{ id: wildText, startNumber: wildNumber, endNumber: wildNumber },
      monthlyCost: optional(wildCost),
    }),
  ),
  refusal: optional(wildText),
  knownFrom: fc.oneof(fc.constantFrom('zoom', 'inventory'), wildPerson),
});

export const wildRequest: fc.Arbitrary<PurchaseRequest> = fc.record({
  id: fc.uuid(),
  number: fc.integer({ min: 1, max: 2_000_000_000 }),
  teamId: fc.constant('T1'),
  requesterId: wildPerson,
  status: fc.constantFrom(...REQUEST_STATUSES),
  revision: fc.nat(),
  wanted: wildWanted,
  createdAt: wildMoment,
  expiresAt: wildMoment,
  executeBy: optional(wildMoment),
  purchaseStartedAt: optional(wildMoment),
  endedAt: optional(wildMoment),
  decision: optional(
    fc.record({
      by: fc.oneof(fc.constantFrom('policy', 'system'), wildPerson),
      reason: optional(wildText),
      rules: fc.array(wildText, { maxLength: 20 }),
    }),
  ),
  outcome: optional(outcome),
  followUps: fc.array(
    fc.record({
      phoneNumber: wildNumber,
      numberId: wildText,
      step: fc.constantFrom('assign' as const, 'name' as const),
      state: fc.constantFrom('pending' as const, 'done' as const, 'failed' as const),
      message: optional(wildText),
    }),
    { maxLength: 200 },
  ),
  behind: optional(fc.uuid()),
});

export const wildView: fc.Arbitrary<RequestView> = fc.record({
  request: wildRequest,
  votes: fc.array(fc.record({ userId: wildPerson }), { maxLength: 10 }),
  judgement: optional(
    fc.record({
      decision: fc.constantFrom('approve' as const, 'wait' as const, 'refuse' as const),
      quorum: fc.nat({ max: 20 }),
      approvals: fc.array(wildPerson, { maxLength: 20 }),
      missing: fc.nat({ max: 20 }),
      reason: wildText.map((long) => long.slice(0, 200)),
      rules: fc.array(wildText, { maxLength: 20 }),
    }),
  ),
  budget: optional(fc.record({ limit: wildCost, spent: wildCost, reserved: wildCost })),
  spare: optional(fc.record({ numbers: fc.array(wildNumber, { maxLength: 3 }), hasMore: fc.boolean() })),
  frontNumber: optional(fc.nat()),
});
