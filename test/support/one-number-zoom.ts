import { systemClock } from '../../src/clock.ts';
import { LOCAL_CREDENTIALS } from '../../src/sandbox/zoom/local-zoom.ts';
import { createZoomClient } from '../../src/zoom/client.ts';
import { ZoomOutcomeUnknown, ZoomRefused, ZoomUnavailable, zoomCode } from '../../src/zoom/errors.ts';
import type { PhoneNumber } from '../../src/zoom/types.ts';
import type { Zoom } from '../../src/zoom/zoom.ts';

/** What becomes of one write: its answer may be lost with it done or not. */
export const FATES = ['ok', 'refused', 'unavailable', 'lost_done', 'lost_undone'] as const;
export type Fate = (typeof FATES)[number];

export type OneNumberZoom = {
  zoom: Zoom;
  /** The number as it is; tests change it as somebody else would. */
  number: PhoneNumber;
  /** Every write that was sent, in order. */
  writes: string[];
  /** Of the writes to come, one after the other; then everything works. */
  fates: Fate[];
  /** How many reads work from now on. */
  readable: number;
  /** Each runs before one of the next writes. */
  meanwhile: (() => void)[];
};

/** Everybody with an address, and their id and name at Zoom. */
const PEOPLE: Readonly<Record<string, { id: string; name: string }>> = {
  'rina@example.com': { id: 'user_rina', name: 'Rina Patel' },
};

/** A Zoom with one number, whose every answer is as a test wants it. */
export function createOneNumberZoom(first: PhoneNumber): OneNumberZoom {
  const client = createZoomClient({
    apiUrl: 'http://127.0.0.1:9',
    oauthUrl: 'http://127.0.0.1:9',
    ...LOCAL_CREDENTIALS,
    clock: systemClock,
    random: () => 0,
  });
  const refuse = (status: number, code: number, reason: string): never => {
    throw new ZoomRefused({ endpoint: 'WRITE', status, code, reason });
  };

  async function write(what: string, change: () => void): Promise<PhoneNumber> {
    world.writes.push(what);
    world.meanwhile.shift()?.();
    const fate = world.fates.shift() ?? 'ok';
    if (fate === 'refused') return refuse(400, zoomCode.malformed, 'No <!channel> today.');
    if (fate === 'unavailable')
      throw new ZoomUnavailable({ endpoint: 'WRITE', reason: 'not-sent', detail: '' });
    if (fate !== 'lost_undone') change();
    if (fate !== 'ok') throw new ZoomOutcomeUnknown({ endpoint: 'WRITE', detail: '' });
    return structuredClone(world.number);
  }

  const world: OneNumberZoom = {
    number: structuredClone(first),
    writes: [],
    meanwhile: [],
    fates: [],
    readable: Number.POSITIVE_INFINITY,
    zoom: {
      ...client,
      numbers: {
        ...client.numbers,
        async get(id) {
          if (world.readable-- <= 0)
            throw new ZoomUnavailable({ endpoint: 'GET', reason: 'timed-out', detail: '' });
          if (id !== world.number.id && id !== world.number.phoneNumber)
            return refuse(404, zoomCode.numberNotFound, 'There is no such number.');
          return structuredClone(world.number);
        },
        assign: (_, { type, id }) =>
          write(`assign ${id}`, () => {
            if (id === 'nobody_knows') refuse(404, zoomCode.assigneeNotFound, 'There is no such user.');
            if (world.number.assignee) refuse(409, zoomCode.assigned, 'It is assigned.');
            const person = PEOPLE[id];
            world.number.assignee = person ? { type, ...person } : { type, id, name: `The ${id}` };
          }),
        async unassign() {
          await write('unassign', () => {
            if (!world.number.assignee) refuse(404, zoomCode.assigneeNotFound, 'It is assigned to nobody.');
            delete world.number.assignee;
          });
        },
        update: (_, changes) =>
          write(`update ${JSON.stringify(changes)}`, () => {
            Object.assign(world.number, changes);
          }),
      },
    },
  };
  return world;
}
