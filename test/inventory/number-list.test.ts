import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { readBlocks } from '../../src/inventory/known-blocks.ts';
import { listIdle } from '../../src/inventory/list-idle.ts';
import { EVERY_NUMBER } from '../../src/inventory/number-filter.ts';
import { startList, turnList } from '../../src/inventory/number-list.ts';
import { idleListScreen } from '../../src/slack/messages/idle-list.ts';
import { forgetKnownNumber, saveKnownNumbers } from '../../src/store/known-numbers.ts';
import { forgetNumberLists, readNumberList } from '../../src/store/number-lists.ts';
import type { Store } from '../../src/store/store.ts';
import { ZoomRefused, zoomCode } from '../../src/zoom/errors.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import {
  APPROVER,
  createPurchaseWorld,
  type PurchaseWorld,
  REQUESTER,
  STRANGER,
} from '../support/purchase-world.ts';

const rina = { id: REQUESTER, teamId: 'T0' };
const everything = { kind: 'numbers', filter: EVERY_NUMBER } as const;

describe('A list of numbers', () => {
  let store: Store;
  let world: PurchaseWorld;

  beforeAll(async () => {
    store = await openMemoryStore();
    world = await createPurchaseWorld(store);
  });
  afterAll(async () => {
    await world.close();
    await store.close();
  });

  async function started(context: Context = world.context) {
    const outcome = await startList(context, rina, everything);
    if (outcome.kind !== 'list') throw new Error('Not allowed');
    return outcome.shown;
  }

  it('has as many pages as it needs, and the last has no next', async () => {
    const first = await started();
    expect(first).toMatchObject({ page: 0, hasNext: true, count: { numbers: 20, pages: 2 } });
    const second = await turnList(world.context, rina, { ...first, to: 'next' });
    expect(second).toMatchObject({ kind: 'list', shown: { page: 1, hasNext: false, begunAgain: false } });
  });

  it('is shown as it is for a click on an older rendering, and for one that leads nowhere', async () => {
    const first = await started();
    await turnList(world.context, rina, { ...first, to: 'next' });
    expect(await turnList(world.context, rina, { ...first, to: 'back' })).toMatchObject({
      shown: { page: 1 },
    });
    const other = await started();
    expect(await turnList(world.context, rina, { ...other, to: 'back' })).toMatchObject({
      shown: { page: 0, revision: other.revision },
    });
  });

  it('begins again when Zoom no longer knows the way', async () => {
    const first = await started();
    const { zoom } = world.context;
    const page: typeof zoom.numbers.page = async (filter, options) => {
      if (options?.pageToken === undefined) return zoom.numbers.page(filter, options);
      throw new ZoomRefused({
        endpoint: 'GET /phone/numbers',
        status: 400,
        code: zoomCode.pageTokenExpired,
        reason: 'The next page token has expired.',
      });
    };
    const later = { ...world.context, zoom: { ...zoom, numbers: { ...zoom.numbers, page } } };
    expect(await turnList(later, rina, { ...first, to: 'next' })).toMatchObject({
      kind: 'list',
      shown: { page: 0, hasNext: true, begunAgain: true, numbers: first.numbers.map(({ id }) => ({ id })) },
    });
  });

  it('is nobody else’s, and forgotten after a day', async () => {
    const first = await started();
    const to = 'next' as const;
    const ben = { id: APPROVER, teamId: 'T0' };
    expect(await turnList(world.context, ben, { ...first, to })).toEqual({ kind: 'forgotten' });
    const key = { id: first.id, teamId: 'T0', userId: REQUESTER };
    const now = world.clock.now().getTime();
    await forgetNumberLists(store.db, new Date(now + 23 * 3_600_000));
    expect(await readNumberList(store.db, key)).toBeDefined();
    expect(await forgetNumberLists(store.db, new Date(now + 25 * 3_600_000))).toBeGreaterThan(0);
    expect(await turnList(world.context, rina, { ...first, to })).toEqual({ kind: 'forgotten' });
  });

  it('is for those who may look, at every click', async () => {
    const first = await started();
    const lookers = [APPROVER];
    const { firstSettings } = world.context;
    const later = { ...world.context, firstSettings: { ...firstSettings, lookers } };
    const refusal = { kind: 'not_allowed', role: 'look' };
    expect(await turnList(later, rina, { ...first, to: 'next' })).toMatchObject(refusal);
    expect(await startList(later, rina, everything)).toMatchObject(refusal);
    expect(await startList(world.context, { ...rina, id: STRANGER }, everything)).toMatchObject(refusal);
    expect(await listIdle(later, { userId: REQUESTER, page: 0 })).toMatchObject(refusal);
  });
});

describe('Numbers that nobody has', () => {
  let store: Store;
  let world: PurchaseWorld;
  let idle: PhoneNumber[];

  beforeAll(async () => {
    store = await openMemoryStore();
    world = await createPurchaseWorld(store);
    const all = (await world.context.zoom.numbers.page({}, { pageSize: 300 })).items;
    idle = all.filter(({ assignee, status }) => !assignee && status === 'active');
  });
  afterAll(async () => {
    await world.close();
    await store.close();
  });

  const known = (number: PhoneNumber, idleSince: Date | null) => ({
    id: number.id,
    phoneNumber: number.phoneNumber,
    type: number.type,
    status: number.status,
    state: null,
    city: null,
    siteId: null,
    displayName: null,
    capabilities: [],
    monthlyCost: number.monthlyCost ?? null,
    assigneeType: null,
    assigneeId: null,
    assigneeName: null,
    idleSince,
    seenAt: new Date('2026-03-02T15:00:00Z'),
  });
  const list = async (context = world.context, page = 0) => {
    const outcome = await listIdle(context, { userId: REQUESTER, page });
    if (outcome.kind !== 'idle') throw new Error('Not allowed');
    return outcome;
  };

  it('come from Zoom where nothing is known here yet', async () => {
    const shown = await list();
    expect(shown.total).toBe(idle.length);
    expect(shown.monthlyCost).toBe(idle.reduce((sum, { monthlyCost = 0 }) => sum + monthlyCost, 0));
    expect(shown.numbers.every(({ idleSince }) => idleSince === undefined)).toBe(true);
    expect((await list(world.context, 99)).page).toBe(shown.pages - 1);
  });

  it('are listed the longest idle first, those last of which it is not known', async () => {
    const [first, second] = idle;
    if (!first || !second) throw new Error('The company has no two idle numbers');
    const [january, february] = [new Date('2026-01-05T00:00:00Z'), new Date('2026-02-05T00:00:00Z')];
    await saveKnownNumbers(store.db, [known(first, february), known(second, january)]);
    const { numbers } = await list();
    expect(numbers.slice(0, 2)).toEqual([
      { number: second, idleSince: january },
      { number: first, idleSince: february },
    ]);
  });

  it('are never those that somebody has by now, however many there are', async () => {
    const [mine, free] = idle;
    if (!mine || !free) throw new Error('The company has no two idle numbers');
    await saveKnownNumbers(store.db, [
      known(mine, new Date('2026-01-01T00:00:00Z')),
      known(free, new Date()),
    ]);
    const { zoom } = world.context;
    // An account with more idle numbers than are read at once.
    const many: typeof zoom.numbers.unassignedPage = async (...asked) => ({
      ...(await zoom.numbers.unassignedPage(...asked)),
      nextPageToken: 'more',
      total: 6_000,
    });
    await zoom.numbers.assign(mine.id, { type: 'user', id: await somebody() });
    const context = {
      ...world.context,
      zoom: { ...zoom, numbers: { ...zoom.numbers, unassignedPage: many } },
    };
    const shown = await list(context);
    expect(shown.numbers.map(({ number }) => number.id)).toEqual([free.id]);
    expect(shown).toMatchObject({ total: 6_000, leftOut: 1, page: 0 });
    // Straight from Zoom it is not there either.
    expect((await list()).numbers.map(({ number }) => number.id)).not.toContain(mine.id);
    await zoom.numbers.unassign(mine.id);
    await forgetKnownNumber(store.db, mine.id);
    await forgetKnownNumber(store.db, free.id);
    expect((await list(context)).monthlyCost).toBeUndefined();
  });

  async function somebody(): Promise<string> {
    const { items } = await world.context.zoom.numbers.page({ assigned: true }, { pageSize: 300 });
    const user = items.find(({ assignee }) => assignee?.type === 'user');
    return user?.assignee?.id ?? '';
  }

  it('of a block say so once the blocks were read, without a further call, and offer the block’s release', async () => {
    const { zoom } = world.context;
    const block = await zoom.blocks.create({ country: 'US', areaCode: '206', size: 10 });
    const first = await list();
    const all = await Promise.all(
      Array.from({ length: first.pages }, (_, page) => list(world.context, page)),
    );
    expect(all.some(({ numbers }) => numbers.some((each) => each.block))).toBe(false);
    await readBlocks(world.context);
    const blocks = { ...zoom.blocks, list: () => expect.fail('Zoom is asked for the blocks') };
    const context = { ...world.context, zoom: { ...zoom, blocks } };
    const pages = await Promise.all(Array.from({ length: first.pages }, (_, page) => list(context, page)));
    const ofBlock = pages.flatMap(({ numbers }) => numbers.filter((each) => each.block));
    expect(ofBlock.map((each) => each.block?.id)).toEqual(Array(10).fill(block.id));
    const page = pages.find(({ numbers }) => numbers.some((each) => each.block));
    const text = page && JSON.stringify(idleListScreen(page).blocks);
    expect(text).toContain('in a block of 10 numbers');
    expect(text).toMatch(
      /"action_id":"block_release:\d","text":\{"type":"plain_text","text":"Release its block"/,
    );
  });
});
