import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNumber, readClue } from '../../src/inventory/find-number.ts';
import { readNumber } from '../../src/inventory/read-number.ts';
import { type KnownNumberRow, saveKnownNumbers } from '../../src/store/known-numbers.ts';
import type { Store } from '../../src/store/store.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { openMemoryStore } from '../support/memory-store.ts';
import {
  APPROVER,
  createPurchaseWorld,
  type PurchaseWorld,
  REQUESTER,
  STRANGER,
} from '../support/purchase-world.ts';

describe('A number is found', () => {
  let store: Store;
  let world: PurchaseWorld;
  let numbers: PhoneNumber[];
  const monday = new Date('2026-03-02T15:00:00Z');

  beforeAll(async () => {
    store = await openMemoryStore();
    world = await createPurchaseWorld(store);
    numbers = (await world.context.zoom.numbers.page({}, { pageSize: 300 })).items;
    await saveKnownNumbers(store.db, numbers.map(row));
  });
  afterAll(async () => {
    await world.close();
    await store.close();
  });

  const row = (number: PhoneNumber): KnownNumberRow => ({
    id: number.id,
    phoneNumber: number.phoneNumber,
    type: number.type,
    status: number.status,
    state: number.state ?? null,
    city: number.city ?? null,
    siteId: number.siteId ?? null,
    displayName: number.displayName ?? null,
    capabilities: number.capabilities,
    monthlyCost: number.monthlyCost ?? null,
    assigneeType: number.assignee?.type ?? null,
    assigneeId: number.assignee?.id ?? null,
    assigneeName: number.assignee?.name ?? null,
    idleSince: number.assignee ? null : monday,
    seenAt: monday,
  });
  const find = (typed: string, userId = REQUESTER) => findNumber(world.context, { userId, typed });
  const some = (is: (number: PhoneNumber) => boolean) => {
    const found = numbers.find(is);
    if (!found) throw new Error('The company has no such number');
    return found;
  };

  it('by its last digits, which only what was last read of the inventory knows', async () => {
    const { phoneNumber } = some(({ phoneNumber }) => phoneNumber.startsWith('+1'));
    const found = await find(phoneNumber.slice(-7));
    expect(found).toMatchObject({ kind: 'number', view: { number: { phoneNumber } } });
  });

  it('among several, and says when there are more than it offers', async () => {
    const desk = (last: number) => ({ id: `desk_${last}`, phoneNumber: `+1917555${last}` });
    const twelve = Array.from({ length: 12 }, (_, index) => desk(1000 + index));
    await saveKnownNumbers(
      store.db,
      twelve.map((each) => row({ ...each, type: 'local', status: 'active', capabilities: [] })),
    );
    const many = await find('9175551');
    expect(many).toMatchObject({ kind: 'several', more: true });
    expect(many.kind === 'several' && many.candidates).toHaveLength(10);
    expect(await find('917555101')).toMatchObject({ kind: 'several', more: false });
  });

  /** The area code with the most numbers that fit. */
  const commonest = (fits: (number: PhoneNumber) => boolean) => {
    const codes = Map.groupBy(numbers.filter(fits), ({ phoneNumber }) => phoneNumber.slice(2, 5));
    const [code = ''] = [...codes].toSorted(([, a], [, b]) => b.length - a.length).map(([each]) => each);
    return code;
  };

  it('by its area code before those with the same digits elsewhere', async () => {
    const code = commonest(() => true);
    const elsewhere = { id: 'elsewhere', phoneNumber: `+12010${code}01` };
    await saveKnownNumbers(store.db, [
      row({ ...elsewhere, type: 'local', status: 'active', capabilities: [] }),
    ]);
    const found = await find(code);
    const offered = found.kind === 'several' ? found.candidates.map((each) => each.phoneNumber) : [];
    expect(offered[0]).toMatch(new RegExp(`^\\+1${code}`));
    const others = offered.flatMap((each, index) => (each.startsWith(`+1${code}`) ? [] : [index]));
    expect(others).toEqual(offered.map((_, index) => index).slice(offered.length - others.length));
  });

  it('among those that somebody has, when it is to be taken away', async () => {
    const typed = commonest(({ assignee }) => assignee !== undefined);
    const found = await findNumber(world.context, { userId: REQUESTER, typed, isAssigned: true });
    const offered = found.kind === 'several' ? found.candidates : [];
    expect(offered).not.toEqual([]);
    expect(offered.every((each) => each.isAssigned)).toBe(true);
  });

  it('by the name of who has it', async () => {
    const { assignee, id } = some((each) => each.assignee?.type === 'call_queue');
    const found = await find(assignee?.name ?? '');
    const ids = found.kind === 'several' ? found.candidates.map((each) => each.id) : [];
    expect(found.kind === 'number' ? [found.view.number.id] : ids).toContain(id);
  });

  it('with since when nobody has had it', async () => {
    const free = some(({ assignee, status }) => !assignee && status === 'active');
    const found = await readNumber(world.context, { userId: REQUESTER, idOrE164: free.id });
    expect(found).toMatchObject({ kind: 'number', view: { idleSince: monday } });
    const taken = some(({ assignee }) => assignee !== undefined);
    const other = await readNumber(world.context, { userId: REQUESTER, idOrE164: taken.phoneNumber });
    expect(other).toMatchObject({ kind: 'number', view: { idleSince: undefined } });
  });

  it('or not, when it is not ours', async () => {
    expect(await find('+14155550199')).toEqual({
      kind: 'nothing',
      clue: { kind: 'whole', phoneNumber: '+14155550199' },
    });
    expect(await find('0000000')).toMatchObject({ kind: 'nothing' });
    expect(await readNumber(world.context, { userId: REQUESTER, idOrE164: 'num_gone' })).toEqual({
      kind: 'not_ours',
    });
  });

  it('only by those who may look', async () => {
    expect(await find('303', STRANGER)).toMatchObject({ kind: 'not_allowed', role: 'look' });
    const asked = world.context.firstSettings;
    const only = { ...world.context, firstSettings: { ...asked, lookers: [APPROVER] } };
    expect(await findNumber(only, { userId: REQUESTER, typed: '303' })).toMatchObject({
      kind: 'not_allowed',
      who: expect.arrayContaining([APPROVER]),
    });
    expect(await findNumber(only, { userId: APPROVER, typed: '917555' })).toMatchObject({
      kind: 'several',
    });
    for (const list of ['assigners', 'releasers'] as const) {
      const also = { ...only, firstSettings: { ...only.firstSettings, [list]: [REQUESTER] } };
      expect(await findNumber(also, { userId: REQUESTER, typed: '917555' })).toMatchObject({
        kind: 'several',
      });
    }
  });
});

describe('What was typed', () => {
  it.each([
    ['415 555 1001', { kind: 'whole', phoneNumber: '+14155551001' }],
    ['1-800-FLOWERS', { kind: 'whole', phoneNumber: '+18003569377' }],
    ['555 1001', { kind: 'digits', digits: '5551001' }],
    ['1001', { kind: 'digits', digits: '1001' }],
    ['“Front desk”', { kind: 'words', words: 'Front desk' }],
    ['+44 20 7946 0000', { kind: 'whole', phoneNumber: '+442079460000' }],
    ['12', undefined],
    ['', undefined],
    ['a', undefined],
  ])('%s', (typed, clue) => {
    expect(readClue(typed)).toEqual(clue);
  });
});
