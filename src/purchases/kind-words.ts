import type { PurchaseKind } from './request.ts';

/** The kinds of purchase, as people call them. */
export const KIND_WORDS: Readonly<Record<PurchaseKind, string>> = {
  numbers: 'several numbers',
  number: 'one number',
  toll_free: 'toll-free numbers',
  block: 'a number block',
};
