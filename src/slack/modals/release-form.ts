import type { ModalView } from '@slack/types';
import { planRelease } from '../../inventory/plan-release.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { tooManyToRelease, unreadableNotice } from '../messages/release-answers.ts';
import { releasePlanScreen } from '../messages/release-plan.ts';
import { modalOf } from '../screen.ts';

/**
 * What is lost with these numbers, and how to go on.
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
  if (plan.kind === 'too_many') return modalOf(tooManyToRelease(plan.asked));
  const screen = releasePlanScreen(plan);
  return modalOf({ ...screen, blocks: [...unreadableNotice(unreadable), ...screen.blocks] });
}
