import { expect, it } from 'vitest';
import { migrateAll } from '../../src/jobs/migrate.ts';
import { describeOnBothDatabases } from './backends.ts';

describeOnBothDatabases('The database', (backend) => {
  it('says whether its migrations are applied', async () => {
    const store = await backend.open();
    expect(await store.isMigrated()).toBe(false);
    await store.migrate();
    expect(await store.isMigrated()).toBe(true);
    await store.close();
  });

  it('is migrated by several processes at once without harm', async () => {
    const store = await backend.open();
    await Promise.all([store.migrate(), store.migrate(), store.migrate()]);
    expect(await store.isMigrated()).toBe(true);
    await store.close();
  });

  it('is migrated again without a change, job queue included', async () => {
    const store = await backend.open();
    await migrateAll(store);
    await migrateAll(store);
    expect(await store.isMigrated()).toBe(true);
    await store.close();
  });
});
