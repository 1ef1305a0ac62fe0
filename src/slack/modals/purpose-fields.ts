import type { InputBlock } from '@slack/types';
import type { Wanted } from '../../purchases/request.ts';
import type { FormValues } from '../visits.ts';
import { choiceField, dateField, option, textField } from './fields.ts';
import { one } from './form-values.ts';

/** US dollars a month: more is a slip of the keyboard. */
export const MOST_BLOCK_COST = 100_000;

/** Characters. */
const LONGEST_PURPOSE = 500;

/** Why and by when: of every request. */
export function purposeFields(filled: FormValues): InputBlock[] {
  return [
    textField('purpose', {
      label: 'What is it for?',
      hint: `Approvers decide by it. Up to ${LONGEST_PURPOSE} characters.`,
      isLong: true,
      longest: LONGEST_PURPOSE,
      placeholder: 'The front desk of the new clinic',
      value: one(filled, 'purpose'),
    }),
    dateField('needed_by', { label: 'Needed by', optional: true, value: one(filled, 'needed_by') }),
  ];
}

/** The sites that the account has numbers at; nothing to choose where Zoom names none. */
export function siteFields(filled: FormValues, sites: readonly string[] | undefined): InputBlock[] {
  const chosen = one(filled, 'site');
  // One that was chosen before and has lost its last number since.
  const known = [...new Set([...(sites ?? []), ...(chosen ? [chosen] : [])])].filter(isOption);
  if (known.length === 0) return [];
  return [
    choiceField('site', {
      label: 'Site',
      hint: 'By its id in Zoom, which tells me no names of sites.',
      optional: true,
      placeholder: 'The main site',
      options: known.toSorted().map((site) => option(site, site)),
      chosen,
    }),
  ];
}

/** Slack takes no empty option, and no longer value. */
export function isOption(site: string): boolean {
  return site.trim() !== '' && site.length <= 75;
}

/** What both kinds of forms ask for. */
export type CommonWishes = Pick<Wanted, 'purpose' | 'neededBy' | 'siteId'>;

/** Reads the same fields; mistakes by block id. */
export function readCommon(
  values: FormValues,
  now: Date,
): { wishes: CommonWishes; errors: Record<string, string> } {
  const purpose = one(values, 'purpose')?.trim() ?? '';
  const neededBy = one(values, 'needed_by');
  const siteId = one(values, 'site');
  return {
    wishes: { purpose, ...(neededBy ? { neededBy } : {}), ...(siteId ? { siteId } : {}) },
    errors: {
      ...(purpose === '' ? { purpose: 'Say what it is needed for: approvers decide by it.' } : {}),
      ...(neededBy !== undefined && isOver(neededBy, now)
        ? { needed_by: 'This day is over. Choose a later one.' }
        : {}),
    },
  };
}

/** Everywhere on Earth: where a day ends last, it is twelve hours behind UTC. */
function isOver(day: string, now: Date): boolean {
  return Date.parse(`${day}T00:00:00Z`) + 36 * 3_600_000 <= now.getTime();
}

/** What a request asks for, as the form's fields have it. */
export function filledFrom(wanted: Wanted): FormValues {
  const { assignTo, block } = wanted;
  return {
    purpose: wanted.purpose,
    needed_by: wanted.neededBy,
    site: wanted.siteId,
    assign_person: assignTo?.slackUserId,
    assign_type: assignTo && !assignTo.slackUserId ? assignTo.type : undefined,
    assign_id: assignTo && !assignTo.slackUserId ? assignTo.id : undefined,
    display_name: wanted.displayName,
    ...(block
      ? {
          country: block.country,
          area_code: block.areaCode,
          size: String(block.size),
          cost: Math.min(wanted.monthlyCost, MOST_BLOCK_COST).toFixed(2),
        }
      : {}),
  };
}
