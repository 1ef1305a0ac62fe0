import { systemClock } from '../../src/clock.ts';
import { startLocalZoom } from '../../src/sandbox/zoom/start-local-zoom.ts';
import { createZoomClient } from '../../src/zoom/client.ts';
import { ZoomRefused } from '../../src/zoom/errors.ts';

export type LocalAccount = Awaited<ReturnType<typeof openLocalAccount>>;

/** The local Zoom service with its made-up company, and a client of it. */
export async function openLocalAccount() {
  const local = await startLocalZoom({ plan: 'business' });
  const answered = new Set<string>();
  const refusedForRate: object[] = [];
  const log = (event: object) => {
    if ('err' in event && event.err instanceof ZoomRefused && event.err.rateLimited)
      refusedForRate.push(event);
  };
  const zoom = createZoomClient({
    apiUrl: local.apiUrl,
    oauthUrl: local.oauthUrl,
    ...local.zoom.credentials,
    clock: systemClock,
    random: Math.random,
    plan: 'business',
    log: { debug: log, warn: log },
    onCall: ({ method, endpoint, outcome }) => outcome === 'ok' && answered.add(`${method} ${endpoint}`),
  });
  let line = 9000;

  return {
    zoom,
    local: local.zoom,
    /** Endpoints that have answered a call. */
    answered,
    /** Every 429: each is either tried again or told to the caller, and both are logged. */
    refusedForRate,
    async available(areaCode: string, quantity: number): Promise<string[]> {
      const found = await zoom.numbers.searchAvailable({ country: 'US', areaCode, quantity });
      return found.map(({ phoneNumber }) => phoneNumber);
    },
    /** A number at another carrier, never the same twice. */
    aNumberElsewhere: () => `+1415555${line++}`,
    async close() {
      await zoom.close();
      await local.close();
    },
  };
}
