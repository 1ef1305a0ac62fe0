import type { PortRoute, Routing } from '../../porting/routes.ts';
import type { RouteRemoved, RouteSet } from '../../porting/set-route.ts';
import type { NotAllowed } from '../../settings/roles.ts';
import type { Screen } from '../screen.ts';
import { notAllowedScreen } from './not-allowed.ts';
import { said } from './request-answers.ts';
import { counted, escapeCut, escapeText, listed, paragraphs } from './text.ts';

/** @param where `isShared`: another company is in the channel (Slack Connect) */
export function routeSetAnswer(
  route: PortRoute,
  { isShared, before, heardAll }: { isShared: boolean } & Omit<RouteSet, 'kind'>,
): Screen {
  const instead = before ? summaryOf(before) : heardAll ? 'every port, as it happens' : undefined;
  return {
    ...said('Announcements', 'The channel is told of ports.'),
    blocks: paragraphs([
      `:mega: <#${route.channel}> is told of ports from now on.`,
      ...routeLines(route),
      ...(instead === undefined || instead === summaryOf(route) ? [] : [`*Until now:* ${instead}`]),
      ...(isShared
        ? [
            ':warning: Another company is in this channel: it reads the numbers, the losing carriers and the names of authorized persons, too.',
          ]
        : []),
    ]),
  };
}

function routeLines({
  statuses,
  sites,
  carriers,
  times: { timeZone, quiet, digestAt },
}: PortRoute): string[] {
  const zone = escapeText(timeZone);
  return [
    `*What:* ${statuses.length > 0 ? listed(safe(statuses)) : 'every status'}`,
    ...(carriers.length > 0 ? [`*Carriers:* ${listed(safe(carriers))}`] : []),
    ...(sites.length > 0 ? [`*Sites:* ${listed(safe(sites))}`] : []),
    digestAt === null
      ? '*When:* as it happens, a thread an order'
      : `*When:* one digest a day at ${digestAt} (${zone})`,
    ...(quiet
      ? [`*Quiet:* from ${quiet.from} to ${quiet.to} (${zone}); what happens then is said afterwards`]
      : []),
  ];
}

/** The same in one line. */
function summaryOf({ statuses, sites, carriers, times: { timeZone, quiet, digestAt } }: PortRoute): string {
  const zone = escapeText(timeZone);
  return [
    statuses.length > 0 ? `only ${listed(safe(statuses))}` : 'every status',
    ...(carriers.length > 0 ? [`of ${listed(safe(carriers))}`] : []),
    ...(sites.length > 0 ? [`at ${listed(safe(sites))}`] : []),
    digestAt === null ? 'as it happens' : `one digest a day at ${digestAt} (${zone})`,
    ...(quiet ? [`quiet from ${quiet.from} to ${quiet.to} (${zone})`] : []),
  ].join(', ');
}

function safe(values: readonly string[]): string[] {
  return values.map((value) => escapeCut(value, 60));
}

/** Channels that are listed: a message holds no more. */
const LISTED = 30;

/** Which channels are told of ports, and of which. */
export function routesScreen({ portingChannel, routes }: Routing): Screen {
  const isNarrowed = routes.some(({ channel }) => channel === portingChannel);
  const lines = [
    ...(portingChannel !== null && !isNarrowed
      ? [`• <#${portingChannel}>, the porting channel of the settings: every port, as it happens`]
      : []),
    ...routes.slice(0, LISTED).map((route) => `• <#${route.channel}>: ${summaryOf(route)}`),
    ...(routes.length > LISTED ? [`• and ${counted(routes.length - LISTED, 'more', 'more')}`] : []),
  ];
  return {
    ...said('Announcements', 'Which channels are told of ports.'),
    blocks: paragraphs([
      ...(lines.length > 0
        ? ['*These channels are told of ports:*', ...lines]
        : ['No channel is told of ports.']),
      '*To change that:*',
      ...EXAMPLES,
    ]),
  };
}

const EXAMPLES = [
  '• `/phone port watch #porting`: everything, as it happens',
  '• `/phone port watch #porting rejected completed`: only these',
  '• `/phone port watch #porting carrier:"AT&amp;T" quiet 22:00-7:00`',
  '• `/phone port watch #office digest 9:00 in America/Chicago`: once a day',
  '• `/phone port unwatch #porting`',
];

/** The bot cannot write in the channel: it is archived, or the bot cannot go there by itself. @param code as Slack says it */
export function routeNotWritable(channel: string, code: string): Screen {
  const why =
    code === 'is_archived'
      ? `:x: *Nothing is changed: <#${channel}> is archived*, and nobody can write there. Bring it back, then send the command again; or choose another channel.`
      : `:x: *Nothing is changed: I am not in <#${channel}>, and Slack does not let me in* (${escapeText(code)}). Type \`/invite\` and my name in that channel, then send the command again; or choose another channel.`;
  return said('Announcements', why);
}

/** @param problem in mrkdwn @param typed the word that it begins with, where it is somebody's */
export function routeUnclear(problem: string, typed?: string): Screen {
  const sentence = typed === undefined ? problem : `“${escapeCut(typed, 100)}” ${problem}`;
  return {
    ...said('Announcements', sentence),
    blocks: paragraphs([sentence, ...EXAMPLES]),
  };
}

export function routeRemovedAnswer(result: RouteRemoved | NotAllowed, channel: string): Screen {
  if (result.kind === 'not_allowed') return notAllowedScreen(result);
  const did =
    result.kind === 'removed'
      ? `What was asked for <#${channel}> is taken back.`
      : `Nothing was asked for <#${channel}>.`;
  const now = result.hearsAll
    ? 'It is the porting channel of the settings, and hears of every port as it happens.'
    : 'It is not told of ports.';
  return said('Announcements', `${did} ${now}`);
}
