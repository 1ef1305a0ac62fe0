import { z } from 'zod';
import { formatMoney } from '../../numbers/format-money.ts';
import type { Wanted } from '../../purchases/request.ts';
import { storedWanted } from '../../purchases/stored-request.ts';
import { counted } from './text.ts';
import { shortNumbers, wantedName, wishes } from './wanted.ts';

const editDetails = z.object({
  before: storedWanted,
  after: storedWanted,
  voided: z.array(z.string()).default([]),
});

/** Whose approvals a change has made void: Slack user ids. */
export function voidedBy(details: unknown): string[] {
  return editDetails.safeParse(details).data?.voided ?? [];
}

/** What a change has changed, in one or two sentences; nothing of what stayed as it was. */
export function editWords(details: unknown): string {
  const edit = editDetails.safeParse(details).data;
  if (!edit) return 'changed the request.';
  const { before, after, voided } = edit;
  const changes = [...thingChanges(before, after), ...wishChanges(before, after)];
  const what =
    changes.length > 0 ? `changed the request: ${changes.join('; ')}.` : 'saved the request as it was.';
  const lost =
    voided.length > 0
      ? ` ${counted(voided.length, 'earlier approval')} ${voided.length === 1 ? 'does' : 'do'} not count any more.`
      : '';
  return `${what}${lost}`;
}

function thingChanges(before: Wanted, after: Wanted): string[] {
  const missing = (from: Wanted, than: Wanted) => {
    const there = new Set(than.numbers.map(({ phoneNumber }) => phoneNumber));
    return from.numbers.filter(({ phoneNumber }) => !there.has(phoneNumber));
  };
  const added = missing(after, before);
  const removed = missing(before, after);
  const block = [before, after].map((each) => (each.block ? wantedName(each) : ''));
  return [
    ...(added.length > 0 ? [`with ${shortNumbers({ numbers: added })}`] : []),
    ...(removed.length > 0 ? [`without ${shortNumbers({ numbers: removed })}`] : []),
    ...(block[0] === block[1] ? [] : [`${block[0]} → ${block[1]}`]),
    ...(before.monthlyCost === after.monthlyCost
      ? []
      : [`${formatMoney(before.monthlyCost)} → ${formatMoney(after.monthlyCost)} a month`]),
  ];
}

function wishChanges(before: Wanted, after: Wanted): string[] {
  const was = new Map(wishes(before));
  const is = new Map(wishes(after));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((label) => was.get(label) !== is.get(label))
    .map((label) => `${label.toLowerCase()}: ${was.get(label) ?? 'nothing'} → ${is.get(label) ?? 'nothing'}`);
}
