import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertSearch, type SearchRow } from '../../src/store/searches.ts';
import type { Store } from '../../src/store/store.ts';
import { captureLog } from '../support/capture-log.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';

const row: SearchRow = {
  id: 'twice',
  teamId: 'T-team-of-row',
  userId: 'U-user-of-row',
  words: 'account 123456789\nPIN 4321\n\n    at Bakerstreet, said over several lines',
  numbers: [{ phoneNumber: '+14155551001', city: 'Zürich “☎”' }],
  selected: ['+14155559876'],
  sort: 'memorable',
  page: 0,
  revision: 1,
  createdAt: new Date('2026-03-02T15:00:00Z'),
};

describeOnBothDatabases('A query that failed', (backend) => {
  let store: Store;
  beforeAll(async () => {
    store = await openMigrated(backend);
  });
  afterAll(() => store.close());

  it('is in the log with its statement and the reason, and without its values', async () => {
    await insertSearch(store.db, row);
    const failure = await insertSearch(store.db, row).catch((error: unknown) => error);
    expect(String(failure)).toContain('4321');
    const log = captureLog('info', []);
    log.log.error({ err: failure }, 'Failed');
    log.log.error({ err: new Error('while searching', { cause: failure }) }, 'Failed');
    log.log.error(failure, 'Failed');

    const lines = log.text().trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(line).toContain('insert into \\"searches\\"');
      expect(line).toContain('duplicate key value violates unique constraint');
      expect(line).toMatch(/failed-query\.test\.ts/);
      for (const value of [
        'T-team-of-row',
        'U-user-of-row',
        '123456789',
        '4321',
        'Bakerstreet',
        '9876',
        'Zürich',
      ])
        expect(line).not.toContain(value);
    }
  });
});
