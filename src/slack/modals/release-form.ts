import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { planBlockRelease, planRelease, readPlanned } from '../../inventory/plan-release.ts';
import { requestRelease } from '../../purchases/request-release.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { blockPlanBlocks, blockPlanScreen } from '../messages/block-plan.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import {
  notReleasable,
  releasedAnswer,
  tooManyToRelease,
  unreadableNotice,
} from '../messages/release-answers.ts';
import { releasePlanBlocks, releasePlanScreen } from '../messages/release-plan.ts';
import { requestSubmitted } from '../messages/request-submitted.ts';
import { paragraph, plain } from '../messages/text.ts';
import { readRequestView } from '../read-request-view.ts';
import { modalOf } from '../screen.ts';
import type { SubmissionHandler } from '../visits.ts';
import { textField } from './fields.ts';
import { one } from './form-values.ts';

export const RELEASE_FORM = 'release_form';

const TITLE = 'Release numbers';

/**
 * What is lost with these numbers, and how to go on: a button, or by policy a form that asks for it.
 * @param asked E.164 numbers, or Zoom's ids
 * @param unreadable what was typed beside them and is no number
 */
export async function drawReleasePlan(
  { context }: Desk,
  { id: userId }: Person,
  { asked, unreadable = [] }: { asked: readonly string[]; unreadable?: readonly string[] },
): Promise<ModalView> {
  const plan = await planRelease(context, { userId, asked });
  if (plan.kind === 'not_allowed') return modalOf(notAllowedScreen(plan));
  if (plan.kind === 'not_offered') return modalOf(notReleasable());
  if (plan.kind === 'too_many') return modalOf(tooManyToRelease(plan.asked));
  const { runId, needsApproval } = plan;
  const view =
    needsApproval && runId !== undefined
      ? askingForm(runId, releasePlanBlocks(plan))
      : modalOf(releasePlanScreen(plan));
  return { ...view, blocks: [...unreadableNotice(unreadable), ...view.blocks] };
}

/** The same for a block. @param asked Zoom's id of it, or any of its numbers */
export async function drawBlockPlan(
  { context }: Desk,
  { id: userId }: Person,
  asked: string,
): Promise<ModalView> {
  const plan = await planBlockRelease(context, { userId, asked });
  return plan.kind === 'block_plan' && plan.needsApproval
    ? askingForm(plan.runId, blockPlanBlocks(plan.block))
    : modalOf(blockPlanScreen(plan));
}

/** The form of a plan that was made, with what is filled in, or that there is none any more. */
async function formAsFilled(
  context: Desk['context'],
  plan: { runId: string; userId: string },
  purpose: string,
): Promise<ModalView> {
  const planned = await readPlanned(context, plan);
  if (!planned) return modalOf(releasedAnswer({ kind: 'unknown' }));
  const { numbers, block } = planned;
  const blocks = block ? blockPlanBlocks(block) : releasePlanBlocks({ releasable: numbers, others: [] });
  return askingForm(plan.runId, blocks, purpose);
}

function askingForm(runId: string, whatIsLost: KnownBlock[], purpose?: string): ModalView {
  return {
    type: 'modal',
    callback_id: RELEASE_FORM,
    private_metadata: runId,
    title: plain(TITLE, 24),
    submit: plain('Ask for approval', 24),
    close: plain('Cancel', 24),
    blocks: [
      ...whatIsLost,
      paragraph(
        ':raised_hand: Approvers decide on it first, as on a purchase. Nothing is released until then.',
      ),
      purposeField(purpose),
    ],
  };
}

function purposeField(value: string | undefined) {
  return textField('purpose', {
    label: 'Why is this given up?',
    isLong: true,
    longest: 500,
    placeholder: 'The clinic in Denver has closed',
    value,
  });
}

/** The submitted form: a request that goes the way of purchases. */
export function submitReleaseForm({ context }: Desk): SubmissionHandler {
  return (values, { viewId, carried }) => {
    const purpose = one(values, 'purpose')?.trim() ?? '';
    if (purpose === '') return { errors: { purpose: 'Say why: approvers decide by it.' } };
    return {
      title: TITLE,
      attempt: async (person) => {
        const runId = z.uuid().safeParse(carried).data;
        if (runId === undefined) return { view: modalOf(releasedAnswer({ kind: 'unknown' })) };
        const { id: userId, teamId } = person;
        const form = () => formAsFilled(context, { runId, userId }, purpose);
        const asked = await requestRelease(context, { runId, userId, teamId, viewId, purpose });
        switch (asked.kind) {
          case 'not_allowed':
            return { view: modalOf(notAllowedScreen(asked)) };
          case 'unknown':
            return { view: modalOf(releasedAnswer({ kind: 'unknown' })) };
          case 'impossible':
            return { errors: { purpose: asked.problems.join(' ') }, form };
          case 'held': {
            const numbers = [...new Set(asked.held.map(({ requestNumber }) => requestNumber))];
            const requests = numbers.map((number) => `request ${number}`).join(', ');
            return { errors: { purpose: `Some of these are asked for already, in ${requests}.` }, form };
          }
          case 'submitted': {
            const read = await readRequestView(context, context.people, asked.request.id);
            if (!read) throw new Error('The request that was just made is not there');
            return { view: modalOf(requestSubmitted(read, asked.again ? 'again' : 'new')) };
          }
        }
      },
    };
  };
}
