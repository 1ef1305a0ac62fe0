import type { Clock } from '../../src/clock.ts';
import type { Context } from '../../src/context.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { type AuditRow, readAuditRows } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/store.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import { knownPeople } from '../support/known-people.ts';
import { createOneNumberZoom, type OneNumberZoom } from '../support/one-number-zoom.ts';
import { createWorkQueue } from '../support/work-queue.ts';

export const NINA = 'U0NINA';
export const SAM = 'U0SAM';
export const ADMIN = 'U0ANNA';

export const QUEUE = { type: 'call_queue', id: 'queue_old', name: 'Support' };
export const RINA = { type: 'user', id: 'rina@example.com', name: 'Rina Patel' };

export type NumberWorld = OneNumberZoom & {
  context: Context;
  /** Entries since it was made, the oldest first. */
  audit(): Promise<AuditRow[]>;
};

let count = 0;
/** A number, which Nina may give to others, and Sam may not. */
export async function createNumberWorld(
  store: Store,
  change: Partial<PhoneNumber> = {},
): Promise<NumberWorld> {
  count += 1;
  const number: PhoneNumber = {
    id: `num_${count}`,
    phoneNumber: `+1415555${String(count).padStart(4, '0')}`,
    type: 'local',
    status: 'active',
    capabilities: ['voice', 'sms'],
    siteId: 'site_main',
    ...change,
  };
  const zoom = createOneNumberZoom(number);
  const queue = createWorkQueue(store);
  const context: Context = {
    zoom: zoom.zoom,
    store: queue.store,
    outbox: queue.outbox,
    clock: hurrying,
    ids: { newId: () => 'id', newReference: () => 'ZP-000000' },
    people: knownPeople({ members: [NINA, SAM, ADMIN] }),
    firstSettings: { ...defaultSettings, admins: [ADMIN], assigners: [NINA] },
  };
  return Object.assign(zoom, {
    context,
    audit: async () =>
      (await readAuditRows(store.db, { phoneNumber: number.phoneNumber }, { limit: 20 })).toReversed(),
  });
}

/** Whatever is waited for comes at once. */
const hurrying: Clock = {
  now: () => new Date('2026-03-02T15:00:00Z'),
  schedule(_, task) {
    const timer = setImmediate(task);
    return () => clearImmediate(timer);
  },
};
