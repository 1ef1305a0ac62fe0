import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { cards } from '../../src/store/schema.ts';
import { tellInTurn } from '../../src/store/told-changes.ts';
import { describeOnBothDatabases, openMigrated } from './backends.ts';

describeOnBothDatabases('How far a request has been told', (backend) => {
  it('is kept step by step, and known to whoever tells next', async () => {
    const store = await openMigrated(backend);
    await tellInTurn(store, 'r1', async ({ told, save }) => {
      expect(told).toEqual({ inThread: 0, toRequester: 0, begun: 0 });
      await save({ begun: 7 });
      await save({ inThread: 7 });
    });
    await tellInTurn(store, 'r1', async ({ told }) =>
      expect(told).toEqual({ inThread: 7, toRequester: 0, begun: 7 }),
    );
    await store.close();
  });

  it('is taken over from where it was kept before, so that nothing is told twice', async () => {
    const store = await openMigrated(backend);
    const common = { ts: '1.1', postedAt: null };
    await store.db.insert(cards).values([
      { ...common, subject: 'told:r1', channel: 'thread', rendered: 42 },
      { ...common, subject: 'request:r1', channel: 'C1', rendered: 3 },
    ]);
    const url = new URL('../../src/store/migrations/0003_told_changes.sql', import.meta.url);
    const statements = (await readFile(url, 'utf8')).split('--> statement-breakpoint');
    for (const statement of statements.filter((each) => /INSERT|DELETE/.test(each))) {
      await store.db.execute(statement);
    }
    await tellInTurn(store, 'r1', async ({ told }) =>
      expect(told).toEqual({ inThread: 42, toRequester: 42, begun: 42 }),
    );
    expect(await store.db.select({ subject: cards.subject }).from(cards)).toEqual([
      { subject: 'request:r1' },
    ]);
    await store.close();
  });
});
