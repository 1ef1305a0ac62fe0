import type { ModalView } from '@slack/types';
import { averageCost, knownBlocks } from '../../inventory/known-blocks.ts';
import type { Desk } from '../desk.ts';
import { notSold } from '../messages/request-notices.ts';
import { modalOf } from '../screen.ts';
import type { FormValues } from '../visits.ts';
import { blockFormModal } from './block-form.ts';
import type { RequestSource } from './request-source.ts';

export async function drawBlockForm(
  { sites, zoom, context }: Pick<Desk, 'sites' | 'zoom' | 'context'>,
  form: { source: RequestSource; filled: FormValues },
): Promise<ModalView> {
  if (!zoom.offers('blocks-write')) return modalOf(notSold());
  const blocks = await knownBlocks(context);
  return blockFormModal({ ...form, sites: await sites(), usualCost: averageCost(blocks) });
}
