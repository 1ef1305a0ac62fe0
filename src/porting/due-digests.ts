import type { Context } from '../context.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { readDigestRow } from '../store/port-digests.ts';
import type { Day } from './port-days.ts';
import { digestDay } from './route-times.ts';
import { readRouting } from './routes.ts';

/** Has every digest sent whose hour has come and that was not sent yet. @returns how many are on their way */
export async function sendDueDigests({ store, clock, outbox, firstSettings }: Context): Promise<number> {
  const { settings } = await readSettings(store.db, firstSettings);
  const { routes } = await readRouting(store.db, settings.portingChannel);
  const due: { channel: string; day: Day }[] = [];
  for (const { channel, times } of routes) {
    const day = digestDay(times, clock.now());
    if (day === undefined) continue;
    const row = await readDigestRow(store.db, channel, day);
    if (!row?.toldAt) due.push({ channel, day });
  }
  if (due.length === 0) return 0;
  await store.db.transaction(async (tx) => {
    for (const { channel, day } of due) await outbox.send(tx, { name: 'tell-digest', channel, day });
  });
  return due.length;
}
