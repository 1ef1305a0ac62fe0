import { z } from 'zod';
import type { Context } from '../context.ts';
import { formatMoney } from '../numbers/format-money.ts';
import { TYPE_NAMES } from '../numbers/kind-names.ts';
import { ZoomRefused } from '../zoom/errors.ts';
import type { NumberBlock, PhoneNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';
import { blockOf, readBlocks } from './known-blocks.ts';

/** Why a number cannot be released as it is. */
export type Unreleasable =
  | { why: 'not_ours' }
  | { why: 'assigned'; number: PhoneNumber }
  /** It is released together with its block. */
  | { why: 'in_block'; number: PhoneNumber; block: NumberBlock }
  /** Not here yet: it comes with a port. */
  | { why: 'on_its_way'; number: PhoneNumber }
  | { why: 'releasing'; number: PhoneNumber };

export type Looked = {
  /** In the order they were asked for. */
  releasable: PhoneNumber[];
  /** As it was asked for: E.164, or Zoom's id. */
  others: (Unreleasable & { asked: string })[];
};

/**
 * Looks at numbers that are to be released.
 * @param asked E.164 numbers, or Zoom's ids
 * @throws the errors of `zoom/errors.ts`
 */
export async function lookAtNumbers(
  context: Pick<Context, 'zoom' | 'store' | 'clock'>,
  asked: readonly string[],
): Promise<Looked> {
  const [found, blocks] = await Promise.all([findAll(context.zoom, asked), readBlocks(context)]);
  const releasable: PhoneNumber[] = [];
  const others: Looked['others'] = [];
  for (const [index, each] of asked.entries()) {
    const number = found[index];
    const problem: Unreleasable | undefined = number ? problemWith(number, blocks) : { why: 'not_ours' };
    if (problem) others.push({ ...problem, asked: each });
    // The same number may be meant twice, once by its id.
    else if (number && !releasable.some(({ id }) => id === number.id)) releasable.push(number);
  }
  return { releasable, others };
}

function problemWith(number: PhoneNumber, blocks: readonly NumberBlock[]): Unreleasable | undefined {
  // Before anything that could be mended: nobody is to lose a number that could not be released after it.
  const block = blockOf(number.phoneNumber, blocks);
  if (block) return { why: 'in_block', number, block };
  if (number.assignee) return { why: 'assigned', number };
  if (number.status === 'pending') return { why: 'on_its_way', number };
  if (number.status === 'releasing') return { why: 'releasing', number };
  return undefined;
}

/** Zoom is asked about so many at a time: a call that waits for its turn longer than for an answer would fail. */
const AT_ONCE = 4;

async function findAll(zoom: Zoom, asked: readonly string[]): Promise<(PhoneNumber | undefined)[]> {
  const found: (PhoneNumber | undefined)[] = [];
  const left = asked.entries();
  const worker = async () => {
    for (const [index, each] of left) found[index] = await find(zoom, each);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

async function find(zoom: Zoom, asked: string): Promise<PhoneNumber | undefined> {
  try {
    return await zoom.numbers.get(asked);
  } catch (error) {
    if (error instanceof ZoomRefused && error.status === 404) return undefined;
    throw error;
  }
}

const block = z.object({
  country: z.string(),
  areaCode: z.string(),
  size: z.number(),
  startNumber: z.string(),
  endNumber: z.string(),
  monthlyCost: z.number().optional(),
});

const what = z.object({
  /** Of a block; the rest is a number's. */
  block: block.optional(),
  type: z.string(),
  state: z.string().optional(),
  city: z.string().optional(),
  country: z.string().optional(),
  capabilities: z.array(z.string()),
  monthlyCost: z.number().optional(),
  siteId: z.string().optional(),
  displayName: z.string().optional(),
  provisionedAt: z.string().optional(),
});

/** What a number was, to be kept with its release. */
export type WhatItWas = z.infer<typeof what>;

export function whatItWas(number: PhoneNumber): WhatItWas {
  const { id: _id, phoneNumber: _number, status: _status, assignee: _nobody, ...rest } = number;
  return rest;
}

/** The same of a block. */
export function blockItWas(it: NumberBlock): WhatItWas {
  const { country, areaCode, size, startNumber, endNumber, monthlyCost } = it;
  return {
    block: { country, areaCode, size, startNumber, endNumber, monthlyCost },
    type: 'block',
    capabilities: [],
    monthlyCost,
  };
}

/** What `whatItWas` wrote. @throws when it is something else */
export const readWhatItWas = (stored: unknown): WhatItWas => what.parse(stored);

/** In words, for the audit: `local, Denver, CO, $1.00 a month, “Spare”`, `block of 50, $37.50 a month`. */
export function inWords({ block, type, city, state, monthlyCost, displayName }: WhatItWas): string {
  const parts = [
    ...(block ? [`block of ${block.size}`] : [TYPE_WORDS.get(type) ?? type, city, state]),
    monthlyCost === undefined ? undefined : `${formatMoney(monthlyCost)} a month`,
    displayName && `“${displayName}”`,
  ];
  return parts.filter(Boolean).join(', ');
}

const TYPE_WORDS = new Map<string, string>(Object.entries(TYPE_NAMES));
