import { addDays } from 'date-fns/addDays';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  forgetSearches,
  insertSearch,
  reviseSearch,
  SEARCH_KEPT_DAYS,
  type SearchRow,
} from '../../src/store/searches.ts';
import type { Store } from '../../src/store/store.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';

const now = new Date('2026-03-02T15:00:00Z');

function search(id: string, changes: Partial<SearchRow> = {}): SearchRow {
  return {
    id,
    teamId: 'T1',
    userId: 'U1',
    words: '415',
    numbers: [{ phoneNumber: '+14155551001', city: 'Zürich “☎”' }],
    selected: [],
    sort: 'memorable',
    page: 0,
    revision: 1,
    createdAt: now,
    ...changes,
  };
}

describeOnBothDatabases('Searches that were shown', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());

  it('come back as they were kept', async () => {
    const row = search('kept', { selected: ['+14155551001'] });
    await insertSearch(store.db, row);
    expect(await reviseSearch(store.db, { id: 'kept', teamId: 'T1', userId: 'U1' }, () => ({}))).toEqual(row);
  });

  it('belong to one person of one workspace', async () => {
    await insertSearch(store.db, search('mine'));
    const change = () => ({ page: 1 });
    expect(await reviseSearch(store.db, { id: 'mine', teamId: 'T1', userId: 'U2' }, change)).toBeUndefined();
    expect(await reviseSearch(store.db, { id: 'mine', teamId: 'T2', userId: 'U1' }, change)).toBeUndefined();
    expect(
      await reviseSearch(store.db, { id: 'mine', teamId: 'T1', userId: 'U1' }, (row) => ({ page: row.page })),
    ).toMatchObject({ page: 0 });
  });

  it('keep every tick of clicks that come at once', async () => {
    await insertSearch(store.db, search('busy'));
    const numbers = Array.from({ length: 12 }, (_, index) => `+1415555${1000 + index}`);
    await Promise.all(
      numbers.map((number) =>
        reviseSearch(store.db, { id: 'busy', teamId: 'T1', userId: 'U1' }, (row) => ({
          selected: [...row.selected, number],
        })),
      ),
    );
    const after = await reviseSearch(store.db, { id: 'busy', teamId: 'T1', userId: 'U1' }, () => ({}));
    expect(after?.selected.toSorted()).toEqual(numbers);
  });

  it('are forgotten after a week, and not before', async () => {
    await insertSearch(store.db, search('old'));
    await insertSearch(store.db, search('newer', { createdAt: addDays(now, 1) }));
    await forgetSearches(store.db, new Date(addDays(now, SEARCH_KEPT_DAYS).getTime() + 1));
    const read = (id: string) => reviseSearch(store.db, { id, teamId: 'T1', userId: 'U1' }, () => ({}));
    expect(await read('old')).toBeUndefined();
    expect(await read('newer')).toBeDefined();
  });
});
