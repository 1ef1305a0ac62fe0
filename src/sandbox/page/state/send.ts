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
      return refusal(await reasonOf(response));
    } catch {
      return refusal('The sandbox does not answer. Is it still running?');
    }
  };
}

/** The local Slack says why as `{ error }`: the button has gone, the message was deleted. */
async function reasonOf(response: Response): Promise<string> {
  const body: { error?: string } = await response.json().catch(() => ({}));
  return body.error ?? `The sandbox answered ${response.status}.`;
}

function refusal(notice: string): Refusal {
  return { ok: false, notice };
}
