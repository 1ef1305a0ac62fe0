import { listBlocks } from '../../inventory/list-blocks.ts';
import { parseNumber } from '../../numbers/format-number.ts';
import { plainText } from '../../numbers/plain-text.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../directory.ts';
import { blockInvitation } from '../messages/block-plan.ts';
import { blocksListScreen, noBlocks } from '../messages/blocks-list.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { drawBlockPlan } from '../modals/release-form.ts';
import type { Screen } from '../screen.ts';
import type { ClickHandler, CommandVisit } from '../visits.ts';
import { requestCommand } from './request.ts';

/** `/phone blocks` */
export async function blocksCommand(desk: Desk, visit: CommandVisit): Promise<void> {
  await visit.answer(await blocksScreen(desk, visit.person));
}

/** `/phone block new`, `/phone block release …`; alone, the list */
export async function blockCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const [, verb = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(plainText(words)) ?? [];
  if (/^(new|request|buy)$/i.test(verb)) return requestCommand(desk, visit, 'block');
  if (!/^release$/i.test(verb) || rest === '') return blocksCommand(desk, visit);
  const asked = parseNumber(rest) ?? rest;
  const { person, openModal } = visit;
  if (openModal) return openModal('Release a block', () => drawBlockPlan(desk, person, asked));
  await visit.answer(blockInvitation(asked));
}

export function blockClicks(desk: Desk): Record<string, ClickHandler> {
  return {
    blocks_page: async (visit) =>
      visit.redraw(await blocksScreen(desk, visit.person, visit.value === 'first' ? undefined : visit.value)),
    block_release: (visit) =>
      visit.openModal('Release a block', () => drawBlockPlan(desk, visit.person, visit.value)),
  };
}

async function blocksScreen({ context }: Desk, { id: userId }: Person, pageToken?: string): Promise<Screen> {
  const page = await listBlocks(context, { userId, pageToken });
  if (page.kind === 'not_allowed') return notAllowedScreen(page);
  return page.kind === 'not_offered' ? noBlocks() : blocksListScreen(page);
}
