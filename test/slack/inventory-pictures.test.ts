import { expect, it } from 'vitest';
import type { ShownInventory } from '../../src/inventory/show-inventory.ts';
import type { InventoryPicture } from '../../src/slack/pictures/inventory-picture.ts';
import { createInventoryPictures } from '../../src/slack/pictures/inventory-pictures.ts';
import { createGate } from '../support/gate.ts';
import { createTestClock } from '../support/test-clock.ts';

const inventoryOf = (total: number): Extract<ShownInventory, { kind: 'inventory' }> => {
  const now = {
    day: '2026-03-02',
    readAt: new Date('2026-03-02T15:00:00Z'),
    inventory: {
      total,
      assigned: 0,
      unassigned: total,
      pending: 0,
      monthlyCost: 0,
      byType: [],
      byState: [],
      bySite: [],
    },
  };
  return { kind: 'inventory', now, history: [now], isStored: false };
};

/** Pictures that are no pictures: how many were drawn, how many at once, and how many Slack was given. */
function setUp() {
  const clock = createTestClock();
  const counts = { drawn: 0, atOnce: 0, most: 0, kept: 0 };
  let gate: ReturnType<typeof createGate> | undefined;
  let isBroken = false;
  const paint = async ({ title }: InventoryPicture) => {
    counts.drawn += 1;
    counts.atOnce += 1;
    counts.most = Math.max(counts.most, counts.atOnce);
    await gate?.pass();
    counts.atOnce -= 1;
    if (isBroken) throw new Error('No canvas');
    return new TextEncoder().encode(title);
  };
  const keepImage = async () => {
    counts.kept += 1;
    return `F${counts.kept}`;
  };
  return {
    pictures: createInventoryPictures({ keepImage }, clock, paint),
    clock,
    counts,
    hold: () => {
      gate = createGate();
      return gate;
    },
    breakDown: (broken: boolean) => {
      isBroken = broken;
    },
  };
}

it('One picture of the inventory serves everybody who looks while nothing has changed', async () => {
  const { pictures, counts, clock } = setUp();
  const many = Array.from({ length: 20 }, () => pictures.keep(inventoryOf(320)));
  expect(new Set(await Promise.all(many))).toEqual(new Set(['F1']));
  expect(counts).toMatchObject({ drawn: 1, kept: 1 });
  expect(await pictures.keep(inventoryOf(321))).toBe('F2');
  await clock.advance(11 * 60_000);
  expect(await pictures.keep(inventoryOf(321))).toBe('F3');
});

it('Pictures are drawn one at a time', async () => {
  const { pictures, counts, hold } = setUp();
  const gate = hold();
  const two = [pictures.draw(inventoryOf(1)), pictures.draw(inventoryOf(2))];
  await gate.reached;
  expect(counts.drawn).toBe(1);
  gate.open();
  await Promise.all(two);
  expect(counts).toMatchObject({ drawn: 2, most: 1 });
});

it('A picture that could not be drawn is tried again with the next look', async () => {
  const { pictures, breakDown } = setUp();
  breakDown(true);
  await expect(pictures.keep(inventoryOf(5))).rejects.toThrow('No canvas');
  breakDown(false);
  expect(await pictures.keep(inventoryOf(5))).toBe('F1');
});
