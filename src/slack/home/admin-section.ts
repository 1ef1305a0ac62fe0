import type { KnownBlock } from '@slack/types';
import type { ZoomStanding } from '../../inventory/zoom-health.ts';
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
    ...paragraphs([budgetLine(admin.budget), ...healthLines(admin.zoom, admin.reading)]),
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

const REASONS: Readonly<Record<string, string>> = {
  'not-sent': 'it could not be reached',
  'timed-out': 'it took too long to answer',
  'cut-off': 'the connection was cut',
  'server-error': 'it had an error of its own',
  unreadable: 'its answer could not be understood',
  credentials: 'it does not accept the app’s credentials',
  'rate-limited': 'it was taking no more calls',
  'outcome-unknown': 'the answer to a change was lost',
};

function healthLines(
  zoom: ZoomStanding | undefined,
  reading: NonNullable<HomeView['admin']>['reading'],
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
    ? `*Last error:* ${localTime(zoom.lastError.at)}, ${reasonOf(zoom.lastError.reason)} (${escapeCut(zoom.lastError.endpoint, 100)}).`
    : '*Last error:* none.';
  return [standing, read, error];
}

function reasonOf(reason: string): string {
  return (Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined) ?? escapeCut(reason, 60);
}
