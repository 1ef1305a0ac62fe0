import { z } from 'zod';
import type { Seal } from '../seal.ts';
import { ZoomOutcomeUnknown, ZoomRefused, ZoomUnavailable } from '../zoom/errors.ts';
import type { SubmittedPortingOrder } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import type { PortForm, PortRemark } from './port-form.ts';
import { aboutFiling, type FiledForm, type StoredFiling } from './stored-filing.ts';
import { fieldOfZoom } from './zoom-fields.ts';

/** How the one call that files went. */
export type FilingSent =
  | { kind: 'answered'; order: SubmittedPortingOrder }
  /** Zoom made no order, or was not even asked for something it would not take. */
  | { kind: 'refused'; refusal: string; fields: PortRemark[] }
  /** Nothing has left this process. */
  | { kind: 'not_sent' }
  /** It may have happened. */
  | { kind: 'unknown' };

type Secrets = Pick<PortForm, 'accountNumber' | 'accountPin'>;
const secretsSchema: z.ZodType<Secrets> = z.object({
  accountNumber: z.string(),
  accountPin: z.string().optional(),
});

/** @returns undefined when they cannot be read any more: the key was changed since, or they are deleted */
export function openSecrets(seal: Seal, { id, sealed }: StoredFiling): Secrets | undefined {
  const text = sealed === null ? undefined : seal.open(sealed, aboutFiling(id));
  return text === undefined ? undefined : secretsSchema.safeParse(JSON.parse(text)).data;
}

/**
 * Files an order, with one call that is never repeated here.
 * @param signal aborted: a call that has not been sent is not sent any more
 */
export async function sendFiling(
  zoom: Zoom,
  form: FiledForm,
  { accountNumber, accountPin }: Secrets,
  signal: AbortSignal,
): Promise<FilingSent> {
  const { phoneNumbers, carrierName, authorizedPerson, serviceAddress, requestedPortDate } = form;
  try {
    const order = await zoom.porting.create(
      {
        phoneNumbers,
        carrierName,
        accountNumber,
        ...(accountPin ? { accountPin } : {}),
        authorizedPerson,
        billingAddress: serviceAddress,
        requestedPortDate,
      },
      { signal },
    );
    return { kind: 'answered', order };
  } catch (error) {
    if (error instanceof ZoomUnavailable) return { kind: 'not_sent' };
    if (error instanceof ZoomRefused) return readRefusal(error);
    if (error instanceof ZoomOutcomeUnknown) return { kind: 'unknown' };
    // The signal's own reason; anything else was thrown who knows when.
    return signal.aborted && error === signal.reason ? { kind: 'not_sent' } : { kind: 'unknown' };
  }
}

function readRefusal(error: ZoomRefused): FilingSent {
  // Haste is cured by waiting: nothing happened, and it is tried again.
  if (error.rateLimited) return { kind: 'not_sent' };
  const fields = error.fields.flatMap(({ field, phoneNumber, message }): PortRemark[] => {
    const ours = phoneNumber === undefined ? fieldOfZoom(field) : 'phoneNumbers';
    const said = phoneNumber === undefined ? message : `${phoneNumber}: ${message}`;
    return ours ? [{ field: ours, message: said }] : [];
  });
  return { kind: 'refused', refusal: error.reason, fields };
}
