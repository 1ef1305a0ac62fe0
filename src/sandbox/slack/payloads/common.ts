import { APP_ID, TEAM } from '../seed.ts';
import type { Person } from '../workspace/model.ts';

/** The deprecated shared secret that every payload still carries. */
export const VERIFICATION_TOKEN = 'local-verification-token';

export const payloadUser = (person: Person) => ({
  id: person.id,
  username: person.name,
  name: person.name,
  team_id: person.teamId,
});

/** What all interaction payloads begin with. */
export const interactionBase = (person: Person) => ({
  team: { id: TEAM.id, domain: TEAM.domain },
  user: payloadUser(person),
  api_app_id: APP_ID,
  token: VERIFICATION_TOKEN,
  enterprise: null,
  is_enterprise_install: false,
});

/** Seconds with a fraction, as `action_ts` is written. */
export const actionTs = (now: Date) => `${(now.getTime() / 1000).toFixed(6)}`;
