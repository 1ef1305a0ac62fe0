import type { Button, KnownBlock } from '@slack/types';
import { assigneeTypeName } from '../../inventory/assignee-words.ts';
import type { ReleasePlan } from '../../inventory/plan-release.ts';
import type { Looked } from '../../inventory/releasable.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { CAPABILITY_NAMES, TYPE_NAMES } from '../../numbers/kind-names.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import type { Screen } from '../screen.ts';
import { boldNumber, shownNumber } from './number-facts.ts';
import { named } from './number-line.ts';
import { counted, escapeCut, paragraph, paragraphs, plain } from './text.ts';
import { longDay } from './when.ts';

type Plan = Extract<ReleasePlan, { kind: 'plan' }>;

/** Assigned numbers that get a button each; a modal has a hundred blocks. */
const WITH_BUTTONS = 20;

/** What is lost, and the button that does it. */
export function releasePlanScreen(plan: Plan): Screen {
  const { releasable, runId } = plan;
  const text = releasePlanTitle(plan);
  return {
    title: 'Release numbers',
    text,
    blocks: [
      ...releasePlanBlocks(plan),
      ...(runId === undefined
        ? []
        : [{ type: 'actions' as const, elements: [releaseButton(runId, whatIsMeant(releasable))] }]),
    ],
  };
}

export function releasePlanTitle({ releasable }: Pick<Plan, 'releasable'>): string {
  const [only] = releasable;
  if (!only) return 'Nothing can be released.';
  const what = releasable.length === 1 ? shownNumber(only.phoneNumber) : counted(releasable.length, 'number');
  return `Release ${what}?`;
}

/** What is lost with each number, and which cannot be released and why. */
export function releasePlanBlocks({ releasable, others }: Looked): KnownBlock[] {
  return [
    paragraph(`*${releasePlanTitle({ releasable })}*`),
    ...paragraphs(releasable.map(lostLine)),
    ...(releasable.length > 0 ? paragraphs(warnings(releasable)) : []),
    ...othersBlocks(others),
  ];
}

/** Of numbers that are given up, e.g. `• +1 (415) 555-1001 · San Francisco, CA · Local · $1.00 a month · since …` */
function lostLine(number: PhoneNumber): string {
  const { phoneNumber, city, state, country, type, monthlyCost, provisionedAt, displayName, capabilities } =
    number;
  const place = [city, state].filter(Boolean).join(', ') || (type === 'toll_free' ? '' : (country ?? ''));
  const able = capabilities.map((each) => named(CAPABILITY_NAMES, each)).join(', ');
  const parts = [
    ...[place, named(TYPE_NAMES, type), able].filter(Boolean).map((part) => escapeCut(part, 60)),
    ...(monthlyCost === undefined ? [] : [`${formatMoney(monthlyCost)} a month`]),
    ...(provisionedAt === undefined
      ? []
      : [`ours since ${escapeCut(longDay(provisionedAt.slice(0, 10)), 30)}`]),
    ...(displayName ? [`“${escapeCut(displayName, 60)}”`] : []),
  ];
  return `• ${boldNumber(phoneNumber)} · ${parts.join(' · ')}`;
}

function warnings(numbers: readonly PhoneNumber[]): string[] {
  const [it, is] = numbers.length === 1 ? ['the number', 'it'] : ['the numbers', 'them'];
  const costs = numbers.flatMap(({ monthlyCost }) => (monthlyCost === undefined ? [] : [monthlyCost]));
  const cents = costs.reduce((sum, cost) => sum + Math.round(cost * 100), 0);
  return [
    `:warning: *This cannot be undone.* You lose ${it} for good: nobody can get ${is} back for you, and later another company may have ${is}.`,
    ...(numbers.some(({ type }) => type === 'toll_free')
      ? [
          ':hourglass: A released toll-free number ages for 45 days to 4 months. Nobody can have it in that time, you included, and after it anybody may take it.',
        ]
      : []),
    // Of numbers whose cost Zoom does not tell, nobody knows what is saved.
    ...(costs.length === numbers.length
      ? [`:moneybag: You pay ${formatMoney(cents / 100)} a month less.`]
      : []),
  ];
}

function othersBlocks(others: Looked['others']): KnownBlock[] {
  if (others.length === 0) return [];
  const assigned = others.filter((each) => each.why === 'assigned').slice(0, WITH_BUTTONS);
  const rest = others.filter((each) => !assigned.some((other) => other === each));
  const heading =
    others.length === 1 ? 'This one cannot be released:' : `These ${others.length} cannot be released:`;
  return [
    { type: 'divider' },
    paragraph(heading),
    ...assigned.map((each): KnownBlock => {
      const { id } = each.number;
      return { ...paragraph(otherLine(each)), accessory: cardButton(id) };
    }),
    ...paragraphs(rest.map(otherLine)),
  ];
}

function otherLine(other: Looked['others'][number]): string {
  const name = other.why === 'not_ours' ? other.asked : other.number.phoneNumber;
  return `:no_entry: ${boldNumber(name)} ${whyNot(other)}`;
}

function whyNot(other: Looked['others'][number]): string {
  switch (other.why) {
    case 'not_ours':
      return 'is not in your company’s account.';
    case 'assigned': {
      const { assignee } = other.number;
      const type = assignee?.type ?? '';
      const who = `${escapeCut(assignee?.name ?? assignee?.id ?? 'somebody', 60)} (${escapeCut(assigneeTypeName(type), 30)})`;
      return `is assigned to ${who}. Unassign it first.`;
    }
    case 'in_block': {
      const { size, startNumber, endNumber } = other.block;
      const [from, to] = [shownNumber(startNumber), shownNumber(endNumber)];
      return `belongs to a block of ${size} (${from} to ${to}), which is released as a whole: see \`/phone blocks\`.`;
    }
    case 'on_its_way':
      return 'is on its way to you with a port and not here yet. Cancel its porting order, or release it once it has arrived.';
    case 'releasing':
      return 'is being released already.';
  }
}

/** The number's card, where it can be unassigned. */
function cardButton(numberId: string): Button {
  return {
    type: 'button',
    action_id: `number_card:${numberId.slice(0, 200)}`,
    text: plain('Open'),
    value: numberId,
  };
}

function whatIsMeant(numbers: readonly PhoneNumber[]): string {
  return numbers.length === 1 ? 'this number' : counted(numbers.length, 'number');
}

/** The button that does it. @param what e.g. `3 numbers` */
export function releaseButton(runId: string, what: string): Button {
  return {
    type: 'button',
    action_id: 'release_go',
    text: plain(`Release ${what}`),
    value: runId,
    style: 'danger',
    confirm: {
      title: plain(`Release ${what}?`, 100),
      text: plain(
        `This cannot be undone: nobody can get ${what === 'this number' ? 'it' : 'them'} back for you.`,
        300,
      ),
      confirm: plain('Release', 30),
      deny: plain('Keep', 30),
      style: 'danger',
    },
  };
}
