import type { Clock } from '../clock.ts';
import type { Zoom } from '../zoom/zoom.ts';

/** The sites that the account has numbers at; undefined when Zoom cannot say. A form opens all the same. */
export type Sites = () => Promise<string[] | undefined>;

/** Sites come and go by the month, and every tick in a form draws it anew. */
const BELIEVED_MS = 10 * 60_000;
/** Milliseconds that a form waits for them. */
const PATIENCE = 4_000;

export function createSites({ zoom, clock }: { zoom: Zoom; clock: Clock }): Sites {
  let known: { sites: string[]; until: number } | undefined;

  async function read(): Promise<string[] | undefined> {
    if (!zoom.offers('inventory')) return undefined;
    const patience = new AbortController();
    const cancel = clock.schedule(PATIENCE, () => patience.abort(new Error('Too slow for a form')));
    try {
      const { bySite } = await zoom.numbers.inventory({ signal: patience.signal });
      return bySite.map(({ key }) => key);
    } catch {
      return undefined;
    } finally {
      cancel();
    }
  }

  return async () => {
    const now = clock.now().getTime();
    if (known && known.until > now) return known.sites;
    const sites = await read();
    if (sites) known = { sites, until: now + BELIEVED_MS };
    return sites ?? known?.sites;
  };
}
