import type { Core } from '../core.ts';
import { ImpossibleError } from '../errors.ts';
import type { ElementValues, PersonVerbs } from '../page-protocol.ts';
import { viewSubmissionPayload } from '../payloads/view.ts';
import type { Person, StoredView } from '../workspace/model.ts';
import { answerSubmission } from './answer-submission.ts';
import { TROUBLE_CONNECTING } from './failure-text.ts';
import { elementsOn, personOf, surfaceOf } from './surface.ts';
import { completeValues } from './values.ts';

/** `response_url_enabled` on a conversation select makes Slack add an address for what was chosen there. */
function responseUrls({ workspace }: Core, person: Person, view: StoredView, values: ElementValues) {
  return elementsOn({ kind: 'modal', view }).flatMap(({ blockId, actionId, element }) => {
    const value = values[blockId]?.[actionId];
    const channel = value?.selected_conversation ?? value?.selected_channel;
    if (element['response_url_enabled'] !== true || !channel) return [];
    return [
      {
        block_id: blockId,
        action_id: actionId,
        channel_id: channel,
        response_url: workspace.responseUrls.issue({ userId: person.id, channel }),
      },
    ];
  });
}

/** Presses the submit button of the modal on top. */
export async function submit(
  core: Core,
  personId: string,
  body: PersonVerbs['submit']['body'],
): Promise<PersonVerbs['submit']['result']> {
  const { workspace } = core;
  const person = personOf(core, personId);
  const surface = surfaceOf(core, person, { kind: 'modal', viewId: body.viewId });
  if (surface.kind !== 'modal') throw new ImpossibleError('Only a modal is submitted');
  const { view } = surface;
  if (!view.submit) throw new ImpossibleError(`The modal ${view.callbackId} has no submit button`);

  const { values, errors } = completeValues({ core, person, surface }, body.values);
  if (Object.keys(errors).length > 0) return { ok: false, errors };

  const delivered = await core.deliver({
    kind: 'interactive',
    payload: viewSubmissionPayload({
      person,
      view,
      values,
      triggerId: workspace.triggers.issue(person.id, view.id),
      responseUrls: responseUrls(core, person, view, values),
    }),
    acceptsAnswer: true,
  });
  if (!delivered.isAcknowledged) return { ok: false, notice: TROUBLE_CONNECTING };
  return answerSubmission(core, view, delivered.answer);
}
