import type { Call } from './call.ts';
import type { Endpoint } from './endpoints.ts';
import { provisioningOf, purchaseBody } from './schemas/provisioning.ts';
import { checked } from './send.ts';
import type { Provisioning } from './types.ts';
import type { CallOptions, Purchase } from './zoom.ts';

/** Numbers of an area and toll-free ones are bought alike, at an endpoint each. */
export function createPurchase(call: Call, endpoint: Endpoint) {
  return async ({ phoneNumbers, siteId }: Purchase, { signal }: CallOptions = {}): Promise<Provisioning> => {
    const body = checked(endpoint, purchaseBody, { phone_numbers: phoneNumbers, site_id: siteId });
    return await call({ endpoint, body, answer: provisioningOf(body.phone_numbers), signal });
  };
}
