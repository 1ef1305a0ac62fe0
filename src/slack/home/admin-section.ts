import type { KnownBlock } from '@slack/types';
import { troubleInWords, type ZoomStanding } from '../../inventory/zoom-health.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { counted, escapeCut, paragraphs } from '../messages/text.ts';
import { localTime } from '../messages/when.ts';
import type { HomeView } from './home-view.ts';
import { heading } from './request-sections.ts';

/** What only admins see: the budget of this month, and whether the bot is well. */
export function adminSection({ admin }: HomeView): KnownBlock[] {
  if (!admin) return [];
  return [
    heading('For admins'),
    ...paragraphs([budgetLine(admin.budget), ...healthLines(admin.zoom, admin.reading, admin.polls)]),
  ];
}

function budgetLine({ spent, reserved, limit }: NonNullable<HomeView['admin']>['budget']): string {
  const taken = `${formatMoney(spent)} spent, ${formatMoney(reserved)} reserved`;
  if (limit === null) return `*Budget this month:* ${taken}; there is no limit.`;
  const left = Math.round((limit - spent - reserved) * 100) / 100;
  return left >= 0
    ? `*Budget this month:* ${taken}, ${formatMoney(left)} left of ${formatMoney(limit)}.`
    : `*Budget this month:* ${taken}: :warning: ${formatMoney(-left)} over the ${formatMoney(limit)} that there are.`;
}

function healthLines(
  zoom: ZoomStanding | undefined,
  reading: NonNullable<HomeView['admin']>['reading'],
  polls: NonNullable<HomeView['admin']>['polls'],
): string[] {
  const standing = zoom
    ? zoom.reachable
      ? `:large_green_circle: *Zoom* answered ${localTime(zoom.at)}.`
      : `:red_circle: *Zoom* did not answer ${localTime(zoom.at)}.`
    : ':white_circle: *Zoom* has not been asked for anything yet.';
  const read = reading
    ? `*Inventory* read as a whole ${localTime(reading.at)}: ${counted(reading.numbers, 'number')}.`
    : '*Inventory* not read as a whole yet; it is every hour.';
  const error = zoom?.lastError
    ? `*Last error:* ${localTime(zoom.lastError.at)}, ${escapeCut(troubleInWords(zoom.lastError.reason), 60)} (${escapeCut(zoom.lastError.endpoint, 100)}).`
    : '*Last error:* none.';
  return [standing, read, pollsLine(polls), error];
}

function pollsLine(polls: NonNullable<HomeView['admin']>['polls']): string {
  if (!polls) return '*Porting orders* not looked at yet; they are every few minutes.';
  const { at, failures, since, lastError } = polls;
  const last = lastError
    ? ` Last time that failed: ${localTime(lastError.at)}, ${escapeCut(troubleInWords(lastError.reason), 60)}.`
    : '';
  return failures === 0
    ? `*Porting orders* looked at ${localTime(at)}.${last}`
    : `:warning: *Porting orders* could not be read ${counted(failures, 'time')} in a row${since ? `, since ${localTime(since)}` : ''}.${last}`;
}
