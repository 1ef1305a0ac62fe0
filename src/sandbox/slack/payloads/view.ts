import { viewObject } from '../objects/view.ts';
import type { ElementValues } from '../page-protocol.ts';
import type { Person, StoredView } from '../workspace/model.ts';
import { interactionBase } from './common.ts';

export type ViewResponseUrl = {
  block_id: string;
  action_id: string;
  channel_id: string;
  response_url: string;
};

export const viewSubmissionPayload = (facts: {
  person: Person;
  view: StoredView;
  values: ElementValues;
  triggerId: string;
  responseUrls: ViewResponseUrl[];
}) => ({
  type: 'view_submission',
  ...interactionBase(facts.person),
  trigger_id: facts.triggerId,
  view: viewObject(facts.view, facts.values),
  response_urls: facts.responseUrls,
});

/** @param isCleared the whole stack went away with it */
export const viewClosedPayload = (person: Person, view: StoredView, isCleared: boolean) => ({
  type: 'view_closed',
  ...interactionBase(person),
  view: viewObject(view),
  is_cleared: isCleared,
});
