import type { Assignee, AssigneeType, NumberRecord } from '../account/records.ts';
import type { Random } from '../random.ts';
import { DEPARTMENTS } from './company.ts';

type Use = Pick<NumberRecord, 'display_name' | 'assignee' | 'status'>;

/** How numbers in use divide over the assignee types, added up. */
const SHARES: readonly { upTo: number; type: AssigneeType }[] = [
  { upTo: 0.74, type: 'user' },
  { upTo: 0.87, type: 'call_queue' },
  { upTo: 0.92, type: 'common_area' },
  { upTo: 0.97, type: 'zoom_room' },
  { upTo: 1, type: 'auto_receptionist' },
];

/** Hands numbers out: about two thirds are in use, a few are being released, the others wait. */
export function createHandOut(random: Random, assignees: readonly Assignee[]) {
  const byType = Map.groupBy(assignees, (assignee) => assignee.type);
  // People get one number each before anyone gets a second.
  const users = random.shuffle(byType.get('user') ?? []);
  let nextUser = 0;

  const pickAssignee = (type: AssigneeType): Assignee | undefined => {
    if (type === 'user') return users[nextUser++ % users.length];
    return random.pick(byType.get(type) ?? []);
  };

  return (tollFree: boolean): Use => {
    const roll = random.next();
    if (roll > 0.985) return { status: 'releasing' };
    if (roll > 0.68)
      return random.chance(0.3) ? { status: 'active', display_name: spareName(random) } : spare;
    const type = tollFree ? 'auto_receptionist' : typeFor(random.next());
    const assignee = pickAssignee(type);
    if (!assignee) return spare;
    return {
      status: 'active',
      display_name:
        type === 'user' && random.chance(0.4)
          ? `${assignee.name} (${random.pick(DEPARTMENTS)})`
          : assignee.name,
      assignee: { type: assignee.type, id: assignee.id, name: assignee.name },
    };
  };
}

const spare: Use = { status: 'active' };
const spareName = (random: Random) => `Spare – ${random.pick(DEPARTMENTS)}`;
const typeFor = (roll: number) => SHARES.find(({ upTo }) => roll < upTo)?.type ?? 'user';
