import type { Button, KnownBlock } from '@slack/types';
import type { ReleasePlan } from '../../inventory/plan-release.ts';
import type { Looked } from '../../inventory/releasable.ts';
import { formatMoney } from '../../numbers/format-money.ts';
import { CAPABILITY_NAMES, TYPE_NAMES } from '../../numbers/kind-names.ts';
import type { PhoneNumber } from '../../zoom/types.ts';
import type { Screen } from '../screen.ts';
import { notReleasableBlocks } from './not-releasable.ts';
import { boldNumber, shownNumber } from './number-facts.ts';
import { named } from './number-line.ts';
import { counted, escapeCut, paragraph, paragraphs, plain } from './text.ts';
import { oursWords } from './wanted.ts';

type Plan = Extract<ReleasePlan, { kind: 'plan' }>;

/** What is lost, and the button that does it. */
export function releasePlanScreen(plan: Plan): Screen {
  const { releasable, others, runId } = plan;
  const text = releasePlanTitle(plan);
  return {
    title: 'Release numbers',
    text,
    blocks: [
      ...lostBlocks(releasable),
      ...(runId === undefined
        ? []
        : [{ type: 'actions' as const, elements: [releaseButton(runId, whatIsMeant(releasable))] }]),
      // Below it, for there may be a hundred of them.
      ...notReleasableBlocks(others),
    ],
  };
}

function releasePlanTitle({ releasable }: Pick<Plan, 'releasable'>): string {
  const [only] = releasable;
  if (!only) return 'Nothing can be released.';
  const what = releasable.length === 1 ? shownNumber(only.phoneNumber) : counted(releasable.length, 'number');
  return `Release ${what}?`;
}

/** What is lost with each number, and which cannot be released and why. */
export function releasePlanBlocks({ releasable, others }: Looked): KnownBlock[] {
  return [...lostBlocks(releasable), ...notReleasableBlocks(others)];
}

function lostBlocks(releasable: PhoneNumber[]): KnownBlock[] {
  return [
    paragraph(`*${releasePlanTitle({ releasable })}*`),
    ...paragraphs(releasable.map(lostLine)),
    ...(releasable.length > 0 ? paragraphs(warnings(releasable)) : []),
  ];
}

/** Of numbers that are given up, e.g. `• +1 (415) 555-1001 · San Francisco, CA · Local · $1.00 a month · since …` */
function lostLine(number: PhoneNumber): string {
  const { phoneNumber, city, state, country, type, monthlyCost, capabilities } = number;
  const place = [city, state].filter(Boolean).join(', ') || (type === 'toll_free' ? '' : (country ?? ''));
  const able = capabilities.map((each) => named(CAPABILITY_NAMES, each)).join(', ');
  const parts = [
    ...[place, named(TYPE_NAMES, type), able].filter(Boolean).map((part) => escapeCut(part, 60)),
    ...(monthlyCost === undefined ? [] : [`${formatMoney(monthlyCost)} a month`]),
    ...oursWords(number),
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
    ...(costs.length === numbers.length ? [lessLine(cents / 100)] : []),
  ];
}

function whatIsMeant(numbers: readonly PhoneNumber[]): string {
  return numbers.length === 1 ? 'this number' : counted(numbers.length, 'number');
}

/** @param saved US dollars a month */
export const lessLine = (saved: number) => `:moneybag: It costs ${formatMoney(saved)} a month less.`;

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
