/** A process of its own for the test of the embedded database: stores rows and says so, until it is killed. */
import { insertSearch } from '../../src/store/searches.ts';
import { openStore } from '../../src/store/store.ts';

const store = await openStore({ kind: 'pglite', folder: process.argv[2] ?? '' });
await store.migrate();
for (let row = 0; ; row++) {
  await insertSearch(store.db, {
    id: `row-${row}`,
    teamId: 'T1',
    userId: 'U1',
    words: '415',
    numbers: [],
    selected: [],
    sort: 'memorable',
    page: 0,
    revision: 1,
    createdAt: new Date('2026-03-02T15:00:00Z'),
  });
  process.stdout.write(`${row}\n`);
}
