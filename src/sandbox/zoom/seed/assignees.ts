import type { Assignee, AssigneeType } from '../account/records.ts';
import { createRandom, idText } from '../random.ts';
import {
  AREAS,
  DEPARTMENTS,
  FIRST_NAMES,
  KNOWN_PEOPLE,
  LAST_NAMES,
  QUEUES,
  ROOMS,
  SITES,
} from './company.ts';

const ID_PREFIX: Record<AssigneeType, string> = {
  user: 'user',
  call_queue: 'queue',
  auto_receptionist: 'ar',
  common_area: 'area',
  zoom_room: 'room',
};

/** Whom numbers can be assigned to: `userCount` people, and what every site has of the other four types. */
export function seedAssignees(seed: string, userCount: number): Assignee[] {
  const withId = (type: AssigneeType, name: string, email?: string): Assignee => ({
    type,
    id: `${ID_PREFIX[type]}_${idText(10, seed, type, email ?? name)}`,
    name,
    ...(email === undefined ? {} : { email }),
  });

  const places = SITES.map((site) =>
    site.name.replace(/ (Headquarters|Clinic|Billing Center|.* Office)$/, ''),
  );
  return [
    ...people(seed, userCount).map(({ name, email }) => withId('user', name, email)),
    ...places.flatMap((place) => [
      ...QUEUES.map((queue) => withId('call_queue', `${queue} – ${place}`)),
      withId('auto_receptionist', `${place} Main Menu`),
      withId('auto_receptionist', `${place} After Hours`),
      ...AREAS.map((area) => withId('common_area', `${place} ${area}`)),
      ...ROOMS.map((room) => withId('zoom_room', `${place} – ${room}`)),
    ]),
    ...DEPARTMENTS.map((department) => withId('call_queue', department)),
  ];
}

function people(seed: string, count: number) {
  const random = createRandom(seed, 'people');
  const found = new Map<string, { name: string; email: string }>(
    KNOWN_PEOPLE.map((person) => [person.email, person]),
  );
  while (found.size < count) {
    const first = random.pick(FIRST_NAMES);
    const last = random.pick(LAST_NAMES);
    const base = `${first}.${last}`.toLowerCase();
    let email = `${base}@meridian-health.example`;
    for (let twin = 2; found.has(email); twin++) email = `${base}${twin}@meridian-health.example`;
    found.set(email, { name: `${first} ${last}`, email });
  }
  return [...found.values()];
}
