import type { PagePerson } from '../../slack/page-protocol.ts';

/** Everybody who has an account here. Throws when the sandbox does not answer. */
export async function fetchPeople(): Promise<PagePerson[]> {
  const response = await fetch('/page/people');
  if (!response.ok) throw new Error(`GET /page/people answered ${response.status}`);
  const body: PagePerson[] | { people: PagePerson[] } = await response.json();
  return Array.isArray(body) ? body : body.people;
}

/** Who one can be: people, not bots, and not those whose account is closed. */
export function playable(people: readonly PagePerson[]): PagePerson[] {
  return people.filter((person) => !person.isBot && !person.isDeactivated);
}
