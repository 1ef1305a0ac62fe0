import { plainText } from '../../numbers/plain-text.ts';
import type { OrderFilter } from '../../porting/list-orders.ts';
import { listRoutes } from '../../porting/list-routes.ts';
import { lookAtOrder } from '../../porting/look-at-order.ts';
import { parseRoute } from '../../porting/parse-route.ts';
import { PORTING_STATUSES } from '../../porting/port-statuses.ts';
import { removeRoute, setRoute } from '../../porting/set-route.ts';
import { forbids } from '../../settings/roles.ts';
import { portsScreen } from '../actions/port-orders.ts';
import type { Desk } from '../desk.ts';
import { notAllowedScreen } from '../messages/not-allowed.ts';
import { portLookScreen } from '../messages/port-answers.ts';
import {
  routeNotWritable,
  routeRemovedAnswer,
  routeSetAnswer,
  routesScreen,
  routeUnclear,
} from '../messages/port-routes.ts';
import { timeZoneOf } from '../modals/open-port-form.ts';
import type { CommandVisit } from '../visits.ts';

/** `/phone ports`, and behind it a status, `mine`, or a carrier's name */
export async function portsCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  await visit.answer(await portsScreen(desk, visit.person.id, readPortsWords(words), 0));
}

/** What is quoted, a comma, or a word. */
const TOKEN = /"([^"]*)"|(,)|([^\s,"]+)/g;
/** Words that say nothing besides. */
const FILLER = /^(open|all|status|carriers?)$/i;
/** As many as a button's value has room for. */
const MOST_CARRIERS = 5;

/** Whatever is no status and not `mine` is a part of a carrier's name; commas part carriers, and quotes hold one together. */
export function readPortsWords(words: string): OrderFilter {
  const statuses = new Set<string>();
  const carriers: string[] = [];
  let isMine = false;
  let carrier: string[] = [];
  const endCarrier = () => {
    if (carrier.length > 0) carriers.push(carrier.join(' '));
    carrier = [];
  };
  for (const [, quoted, comma, word = ''] of plainText(words).matchAll(TOKEN)) {
    const [, label, rest = ''] = /^(carrier:|status:)?(.*)$/is.exec(word) ?? [];
    const status = PORTING_STATUSES.find((each) => each === spelled(rest));
    if (quoted !== undefined || comma !== undefined || label !== undefined) endCarrier();
    if (quoted?.trim()) carriers.push(quoted.trim());
    else if (status) statuses.add(status);
    else if (/^(mine|my)$/i.test(rest)) isMine = true;
    else if (carrier.length === 0 && /^(and|or)$/i.test(rest)) continue;
    else if (rest && !FILLER.test(rest)) carrier.push(rest);
  }
  endCarrier();
  return {
    ...(statuses.size > 0 ? { statuses: [...statuses] } : {}),
    ...(isMine ? { mine: true } : {}),
    ...(carriers.length > 0 ? { carriers: carriers.slice(0, MOST_CARRIERS) } : {}),
  };
}

/** As Zoom spells it. */
function spelled(word: string): string {
  return word.toLowerCase().replace(/^canceled$/, 'cancelled');
}

/** `/phone port port_abc123`, or a number that is in an order */
export async function portOrderCommand({ context }: Desk, visit: CommandVisit, words: string): Promise<void> {
  const look = await lookAtOrder(context, { userId: visit.person.id, words: plainText(words) });
  await visit.answer(portLookScreen(look));
}

/** `/phone port watch #channel …`; without a channel, who is told of what */
export async function portWatchCommand(
  { context, workspace }: Desk,
  { person, answer }: CommandVisit,
  words: string,
): Promise<void> {
  if (/^\s*(list|all)?\s*$/i.test(words)) {
    const listed = await listRoutes(context, person.id);
    return answer(listed.kind === 'routes' ? routesScreen(listed) : notAllowedScreen(listed));
  }
  const reading = parseRoute(words.replaceAll('&amp;', '&'), timeZoneOf(person));
  if (reading.kind === 'unclear') return answer(routeUnclear(reading.problem, reading.typed));
  const { route } = reading;
  const forbidden = await forbids(context, 'port', person.id);
  if (forbidden) return answer(notAllowedScreen(forbidden));
  // First, for a route into a channel where the bot cannot write would be told to nobody.
  const channel = await workspace.channel(route.channel);
  if (channel?.isArchived) return answer(routeNotWritable(route.channel, 'is_archived'));
  const joined = channel?.isMember ? { ok: true as const } : await workspace.join(route.channel);
  if (!joined.ok) return answer(routeNotWritable(route.channel, joined.code));
  const set = await setRoute(context, { userId: person.id, route });
  if (set.kind === 'not_allowed') return answer(notAllowedScreen(set));
  await answer(routeSetAnswer(route, { ...set, isShared: channel?.isShared ?? false }));
}

/** `/phone port unwatch #channel` */
export async function portUnwatchCommand(
  { context }: Desk,
  { person, answer }: CommandVisit,
  words: string,
): Promise<void> {
  const channel = /<#([CG][A-Z0-9]+)/.exec(words)?.[1];
  if (!channel) return answer(routeUnclear('Name the channel, with a # in front, such as `#porting`.'));
  await answer(routeRemovedAnswer(await removeRoute(context, { userId: person.id, channel }), channel));
}
