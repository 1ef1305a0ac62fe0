import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeBlocks } from '../../src/slack/home/home-blocks.ts';
import type { HomeView } from '../../src/slack/home/home-view.ts';
import {
  inventoryModalScreen,
  inventoryScreen,
  pictureBlock,
  pictureMessage,
  sharedInventory,
} from '../../src/slack/messages/inventory.ts';
import { portCheckScreen } from '../../src/slack/messages/port-check.ts';
import { pictureOfInventory } from '../../src/slack/pictures/picture-of-inventory.ts';
import { modalOf } from '../../src/slack/screen.ts';
import { expectGoodCard, expectGoodView } from './good-screens.ts';
import {
  optional,
  wildCost,
  wildMoment,
  wildNumber,
  wildPerson,
  wildRequest,
  wildText,
} from './wild-requests.ts';

const wildCount = fc.nat({ max: 10_000_000 });
const wildRow = fc.record({
  key: fc.oneof(fc.constantFrom('CA', 'toll_free', 'constructor'), wildText),
  total: wildCount,
  assigned: wildCount,
  unassigned: wildCount,
  monthlyCost: wildCost,
});
const wildRows = fc.array(wildRow, { maxLength: 300 });
const wildInventory = fc.record({
  total: wildCount,
  assigned: wildCount,
  unassigned: wildCount,
  pending: wildCount,
  monthlyCost: wildCost,
  byType: fc.array(wildRow, { maxLength: 20 }),
  byState: wildRows,
  bySite: wildRows,
});
const wildDay = fc.record({ day: fc.constant('2026-03-02'), inventory: wildInventory, readAt: wildMoment });
const wildShown = fc
  .record({ now: wildDay, before: fc.array(wildDay, { maxLength: 1 }), isStored: fc.boolean() })
  .map(({ now, before, isStored }) => ({
    kind: 'inventory' as const,
    isStored,
    now,
    history: [...before.map((day) => ({ ...day, day: '2026-02-20' })), now],
  }));
const wildOrder = fc.record({
  orderId: fc.stringMatching(/^port_[\w-]{1,200}$/),
  status: fc.oneof(fc.constantFrom('scheduled', 'rejected', 'constructor'), wildText),
  phoneNumbers: fc.array(wildNumber, { maxLength: 100 }),
  carrierName: optional(wildText),
  nextDate: optional(fc.oneof(fc.constant('2026-03-02'), wildText)),
  rejectionReason: optional(wildText),
});
const wildOrders = fc.record({
  total: wildCount,
  at: wildMoment,
  orders: fc.array(wildOrder, { maxLength: 30 }),
});

const wildStored = fc
  .record({ request: wildRequest, version: fc.nat() })
  .map(({ request, version }) => ({ ...request, version, viewId: 'V1' }));

const wildHome: fc.Arbitrary<HomeView> = fc.record({
  userId: wildPerson,
  at: wildMoment,
  mine: fc.record({ items: distinct(5), total: wildCount }),
  ended: distinct(3),
  awaiting: fc.record({ items: distinct(5), total: wildCount }),
  numbers: fc.oneof(
    fc.constantFrom('unread' as const, undefined),
    fc.record({
      newest: wildDay,
      change: optional(
        fc.record({
          since: fc.oneof(fc.constant('2026-02-20'), fc.constant('whenever')),
          total: fc.integer(),
          unassigned: fc.integer(),
          monthlyCost: wildCost,
        }),
      ),
    }),
  ),
  orders: fc.oneof(fc.constantFrom('unread' as const, undefined), wildOrders),
  ownPorts: fc.record({ items: fc.array(wildOrder, { maxLength: 5 }), total: wildCount }),
  leftOut: fc.boolean(),
  admin: optional(
    fc.record({
      polls: optional(
        fc.record({
          at: wildMoment,
          failures: fc.nat(),
          since: optional(wildMoment),
          told: fc.boolean(),
          lastError: optional(fc.record({ at: wildMoment, reason: wildText })),
        }),
      ),
      budget: fc.record({ spent: wildCost, reserved: wildCost, limit: fc.option(wildCost) }),
      reading: optional(fc.record({ at: wildMoment, numbers: wildCount })),
      zoom: optional(
        fc.record({
          reachable: fc.boolean(),
          at: wildMoment,
          lastError: optional(
            fc.record({
              at: wildMoment,
              endpoint: wildText,
              reason: fc.oneof(fc.constant('timed-out'), wildText),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** Requests as a list has them: none twice, and one that is in two lists is in both as it is. */
function distinct(most: number) {
  return fc.uniqueArray(wildStored, { maxLength: most, selector: ({ number }) => number });
}

describe('Whatever Zoom and people have written', () => {
  it('the Home is within Slack’s limits and the house style, and no foreign word does anything', () => {
    fc.assert(
      fc.property(wildHome, fc.constantFrom('as kept', 'reading', 'failed'), (view, freshness) => {
        const home = { type: 'home', blocks: homeBlocks(view, freshness) } as const;
        expectGoodView(home);
      }),
      { numRuns: 150 },
    );
  });

  it('so is a request that one may decide on oneself, which stands in two lists', () => {
    fc.assert(
      fc.property(wildHome, wildStored, (view, request) => {
        const own = { items: [{ ...request, status: 'awaiting_approval' as const }], total: 1 };
        const blocks = homeBlocks(
          { ...view, userId: request.requesterId, mine: own, awaiting: own },
          'as kept',
        );
        expectGoodView({ type: 'home', blocks });
      }),
      { numRuns: 50 },
    );
  });

  it('the inventory is, as a message, shared, as a modal and as a picture', () => {
    fc.assert(
      fc.property(wildShown, (shown) => {
        const picture = pictureBlock(shown, 'F01ABCDEFG');
        for (const message of [
          inventoryScreen(shown, { canShare: false }),
          inventoryScreen(shown, { canShare: true, picture }),
          sharedInventory(shown, 'U01RINAPATL', picture),
          pictureMessage(picture),
        ]) {
          expectGoodCard(message);
        }
        expectGoodView(modalOf(inventoryModalScreen(shown, picture)));
        const drawn = pictureOfInventory(shown);
        for (const { rows } of drawn.groups) expect(rows.length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 80 },
    );
  });

  it('and so is whether numbers can be ported in', () => {
    const checked = fc.record({
      kind: fc.constant('checked' as const),
      numbers: fc.array(
        fc.record({
          phoneNumber: wildNumber,
          portable: fc.constantFrom('yes' as const, 'no' as const, 'unsaid' as const),
          carrierName: optional(wildText),
          type: optional(fc.oneof(fc.constant('local'), wildText)),
          reason: optional(wildText),
        }),
        { minLength: 1, maxLength: 100, size: 'max' },
      ),
      problems: fc.array(wildText, { maxLength: 20 }),
    });
    fc.assert(
      fc.property(checked, (told) => {
        const screen = portCheckScreen(told);
        expectGoodCard(screen);
        expectGoodView(modalOf(screen));
      }),
      { numRuns: 100 },
    );
  });
});
