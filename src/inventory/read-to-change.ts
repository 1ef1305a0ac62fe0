import type { Context } from '../context.ts';
import { forbids, type NotAllowed } from '../settings/roles.ts';
import { isZoomError, ZoomRefused, zoomCode } from '../zoom/errors.ts';
import type { PhoneNumber } from '../zoom/types.ts';
import type { Zoom } from '../zoom/zoom.ts';

/** Why a number cannot be changed at all. */
export type CannotChange =
  | NotAllowed
  /** This Zoom API does not do that. */
  | { kind: 'not_offered' }
  /** The account has no such number (any more). */
  | { kind: 'not_ours' };

export type ToChange = CannotChange | { kind: 'number'; number: PhoneNumber };

/**
 * A number as it is now, for somebody who means to change who has it or what it is.
 * @param idOrE164 Zoom's id of it, or the number itself
 * @throws Zoom's errors, and when Slack cannot be asked for the person's rights
 */
export async function readToChange(
  context: Context,
  { userId, numberId: idOrE164, to }: { userId: string; numberId: string; to: 'assign' | 'edit' },
): Promise<ToChange> {
  const refusal = await forbids(context, 'assign', userId);
  if (refusal) return refusal;
  if (!context.zoom.offers(to === 'assign' ? 'assign' : 'numbers-write')) return { kind: 'not_offered' };
  if (idOrE164.trim() === '') return { kind: 'not_ours' };
  try {
    return { kind: 'number', number: await context.zoom.numbers.get(idOrE164) };
  } catch (error) {
    if (isNotOurs(error)) return { kind: 'not_ours' };
    throw error;
  }
}

export type ReadBack =
  | { kind: 'number'; number: PhoneNumber }
  | { kind: 'not_ours' }
  | { kind: 'unreadable' };

/** A number as it is after a write whose answer was lost, or that was refused as if somebody else had been faster. */
export async function readBack(zoom: Zoom, numberId: string): Promise<ReadBack> {
  try {
    return { kind: 'number', number: await zoom.numbers.get(numberId) };
  } catch (error) {
    if (isNotOurs(error)) return { kind: 'not_ours' };
    if (!isZoomError(error)) throw error;
    return { kind: 'unreadable' };
  }
}

function isNotOurs(error: unknown): boolean {
  return error instanceof ZoomRefused && error.code === zoomCode.numberNotFound;
}
