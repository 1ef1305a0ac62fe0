import type { PersonVerbs } from '../../slack/page-protocol.ts';

export type Refusal = { ok: false; notice: string };

export type Send = <Verb extends keyof PersonVerbs>(
  verb: Verb,
  body: PersonVerbs[Verb]['body'],
) => Promise<PersonVerbs[Verb]['result'] | Refusal>;

/** Does something as this person. Never throws: a sandbox that does not answer is a refusal with its own words. */
export function createSend(personId: string): Send {
  return async (verb, body) => {
    try {
      const response = await fetch(`/page/people/${encodeURIComponent(personId)}/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (response.ok) return await response.json();
      return refusal(`The sandbox refused this (${response.status}): ${await response.text()}`);
    } catch {
      return refusal('The sandbox does not answer. Is it still running?');
    }
  };
}

function refusal(notice: string): Refusal {
  return { ok: false, notice };
}
