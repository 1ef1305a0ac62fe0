import { subDays } from 'date-fns/subDays';
import { readDigest } from '../porting/digest.ts';
import type { Day } from '../porting/port-days.ts';
import { readRouting } from '../porting/routes.ts';
import { readSettings } from '../settings/stored-settings.ts';
import { beginDigest, endDigest, readDigestBefore } from '../store/port-digests.ts';
import type { Announcing } from './announce-ports.ts';
import { digestMessage } from './messages/port-digest.ts';
import { reporting } from './render-request.ts';

/** The job `tell-digest`: says once what a channel with a digest hears that day. Nothing to say is said, too. */
export async function tellDigest(
  { context, messenger }: Announcing,
  { channel, day }: { channel: string; day: Day },
): Promise<void> {
  const { store, clock, firstSettings } = context;
  const { settings } = await readSettings(store.db, firstSettings);
  const { routes } = await readRouting(store.db, settings.portingChannel);
  const route = routes.find((each) => each.channel === channel);
  if (!route) return;
  const begun = await beginDigest(store.db, channel, day, clock.now());
  if (begun.toldAt) return;
  const before = await readDigestBefore(store.db, channel, day);
  const since = before?.startedAt ?? subDays(begun.startedAt, 1);
  const digest = await readDigest(context, route, { day, since });
  await reporting({ context }, () =>
    messenger.showCard({ subject: `digest:${day}`, channel, version: 1 }, () => digestMessage(digest)),
  );
  await endDigest(store.db, channel, day, clock.now());
}
