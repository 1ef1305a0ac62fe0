import { formatNumber } from '../numbers/format-number.ts';
import { ZoomOutcomeUnknown, ZoomRefused, ZoomUnavailable, zoomCode } from '../zoom/errors.ts';
import type { FailedNumber, NumberBlock, ProvisionedNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import type { BoughtBlock, Wanted } from './request.ts';

/** How the one call that buys went. */
export type Sent =
  | { kind: 'answered'; bought: ProvisionedNumber[]; failed: FailedNumber[]; block?: BoughtBlock | undefined }
  /** Zoom bought nothing, or was not even asked for something it would not take. */
  | { kind: 'refused'; refusal: string; failed: FailedNumber[] }
  /** Nothing has happened, and the same may well be bought later. */
  | {
      kind: 'not_bought_yet';
      /** In a sentence, for people. */
      why: string;
      /** Seconds that Zoom wants to be left alone for, where it says so. */
      retryAfter?: number | undefined;
    }
  /** It may have happened. */
  | { kind: 'unknown'; why: string };

/**
 * Buys, with one call that is never repeated here.
 * @param phoneNumbers the part of `wanted` that is still to be had
 * @param signal aborted: a call that has not been sent is not sent any more
 */
export async function sendPurchase(
  zoom: Zoom,
  wanted: Wanted,
  phoneNumbers: readonly string[],
  signal: AbortSignal,
): Promise<Sent> {
  try {
    return { kind: 'answered', ...(await buy(zoom, wanted, phoneNumbers, signal)) };
  } catch (error) {
    if (error instanceof ZoomOutcomeUnknown) return { kind: 'unknown', why: error.message };
    if (error instanceof ZoomUnavailable) return { kind: 'not_bought_yet', why: UNREACHABLE };
    if (error instanceof ZoomRefused) return readRefusal(error, phoneNumbers);
    // The signal's own reason; anything else was thrown who knows when.
    if (signal.aborted && error === signal.reason) return { kind: 'not_bought_yet', why: UNREACHABLE };
    return { kind: 'unknown', why: error instanceof Error ? error.message : String(error) };
  }
}

async function buy(zoom: Zoom, wanted: Wanted, phoneNumbers: readonly string[], signal: AbortSignal) {
  const { siteId, displayName, block } = wanted;
  switch (wanted.kind) {
    case 'number': {
      const [phoneNumber = ''] = phoneNumbers;
      const number = await zoom.numbers.add({ phoneNumber, siteId, displayName }, { signal });
      const { id, status } = number;
      return { bought: [{ id, phoneNumber: number.phoneNumber, status }], failed: [] };
    }
    case 'numbers':
    case 'toll_free': {
      const seller = wanted.kind === 'numbers' ? zoom.numbers : zoom.tollFree;
      const { provisioned, failed } = await seller.provision(
        { phoneNumbers: [...phoneNumbers], siteId },
        { signal },
      );
      const silent = notNamed(phoneNumbers, [...provisioned, ...failed]);
      return { bought: provisioned, failed: [...failed.map(inOurWords), ...silent] };
    }
    case 'block': {
      if (!block) throw new Error('A block is wanted, and not said which');
      const bought = await zoom.blocks.create({ ...block, siteId }, { signal });
      return { bought: [], failed: [], block: boughtBlock(bought) };
    }
    case 'release':
    case 'port':
      throw new Error('That is not bought');
  }
}

/** What is kept of a block. */
export function boughtBlock({ id, startNumber, endNumber, monthlyCost }: NumberBlock): BoughtBlock {
  return { id, startNumber, endNumber, monthlyCost };
}

/** A number that the answer does not name was not bought. */
function notNamed(asked: readonly string[], named: readonly { phoneNumber: string }[]): FailedNumber[] {
  const known = new Set(named.map(({ phoneNumber }) => phoneNumber));
  return asked
    .filter((number) => !known.has(number))
    .map((phoneNumber) => ({ phoneNumber, message: 'Zoom did not buy it, and gave no reason.' }));
}

const TAKEN = 'It was taken meanwhile.';

function inOurWords(failed: FailedNumber): FailedNumber {
  return failed.code === zoomCode.noLongerAvailable ? { ...failed, message: TAKEN } : failed;
}

const UNREACHABLE = 'Zoom could not be reached.';

function readRefusal(error: ZoomRefused, phoneNumbers: readonly string[]): Sent {
  if (error.rateLimited) {
    const { daily, retryAfter } = error.rateLimited;
    const why = daily
      ? 'Zoom’s limit of calls for today is used up.'
      : 'Zoom has too many calls at the moment.';
    return { kind: 'not_bought_yet', why, retryAfter };
  }
  const said = new Map(error.fields.map((field) => [field.phoneNumber, field.message]));
  const failed = phoneNumbers.map((phoneNumber) =>
    inOurWords({ phoneNumber, code: error.code, message: said.get(phoneNumber) ?? error.reason }),
  );
  return { kind: 'refused', refusal: explain(error), failed };
}

function explain(error: ZoomRefused): string {
  const fields = error.fields.map(({ field, phoneNumber, message }) => {
    const about = phoneNumber === undefined ? field?.replaceAll('_', ' ') : formatNumber(phoneNumber);
    return about === undefined ? inSentence(message) : `${about}: ${inSentence(message)}`;
  });
  return `Zoom refused: ${[inSentence(error.reason), ...fields].join('; ')}.`;
}

/** Without the full stop at its end. */
function inSentence(said: string): string {
  return said.trim().replace(/[.\s]+$/, '');
}
