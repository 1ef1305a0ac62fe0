import type { KnownBlock } from '@slack/types';
import { paragraph, smallPrint } from '../messages/text.ts';
import { localTime } from '../messages/when.ts';
import { adminSection } from './admin-section.ts';
import type { Freshness, HomeView } from './home-view.ts';
import { inventorySection, ordersSection, ownPortsSection } from './number-sections.ts';
import { quickActions } from './quick-actions.ts';
import { awaitingSection, heading, ownSection } from './request-sections.ts';

const FRESHNESS: Readonly<Record<Freshness, (at: string) => string>> = {
  'as kept': (at) => `As of ${at}.`,
  reading: () => ':hourglass_flowing_sand: Asking Zoom …',
  failed: (at) => `:warning: ${at}, Zoom could not be asked. What is shown of numbers and port-ins is older.`,
};

const LEFT_OUT =
  ':warning: Slack cannot say just now who is in a user group, so what may be yours to see because of it is left out. Press *Refresh* in a minute.';

/** The Home tab. Every list in it is cut to a few entries, so it is within Slack's hundred blocks whatever there is. */
export function homeBlocks(view: HomeView, freshness: Freshness): KnownBlock[] {
  const isNew = view.mine.total === 0 && view.ended.length === 0 && view.awaiting.total === 0;
  return [
    heading('Phone numbers, without leaving Slack'),
    quickActions({ mayLook: view.numbers !== undefined, isAdmin: view.admin !== undefined }),
    smallPrint(FRESHNESS[freshness](localTime(view.at))),
    ...(view.leftOut ? [paragraph(LEFT_OUT)] : []),
    ...awaitingSection(view),
    ...ownSection(view),
    ...(isNew ? [hints()] : []),
    ...ownPortsSection(view),
    ...ordersSection(view),
    ...inventorySection(view),
    ...adminSection(view),
    smallPrint('`/phone help` tells everything I can do.'),
  ];
}

/** For whoever has not asked for anything yet. */
function hints(): KnownBlock {
  return paragraph(
    'Try `/phone search 415`, `/phone search San Francisco, CA` or `/phone search toll-free x25`.',
  );
}
