import type { Seller } from '../../src/numbers/find-numbers.ts';
import type { AvailableNumber } from '../../src/zoom/types.ts';
import type { AvailableFilter, CallOptions } from '../../src/zoom/zoom.ts';

type Filter = AvailableFilter & { prefix?: string | undefined };
type Offer = AvailableNumber[] | Error | ((filter: Filter) => AvailableNumber[]);

/** A Zoom that can only be searched: it offers the same to everyone, and keeps what it was asked. */
export function offering(offer: Offer) {
  const asked: Filter[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const searchAvailable = async (filter: Filter, options: CallOptions = {}) => {
    asked.push(filter);
    signals.push(options.signal);
    if (offer instanceof Error) throw offer;
    return typeof offer === 'function' ? offer(filter) : offer;
  };
  const seller: Seller = { numbers: { searchAvailable }, tollFree: { searchAvailable } };
  return { ...seller, asked, signals };
}
