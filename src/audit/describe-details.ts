import { z } from 'zod';
import { formatMoney } from '../numbers/format-money.ts';
import { formatNumber } from '../numbers/format-number.ts';

const changesSchema = z.object({
  changes: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
});
const rulesSchema = z.object({ rules: z.array(z.string()) });
const editSchema = z.object({
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});

/** What else an entry says, in words: changed settings, the rules of a decision, what a change changed, or all of it. */
export function describeDetails(details: unknown): string {
  if (details === null || details === undefined) return '';
  const changed = changesSchema.safeParse(details);
  if (changed.success) {
    return changed.data.changes.map(({ label, from, to }) => `${label}: ${from} → ${to}`).join('; ');
  }
  const ruled = rulesSchema.safeParse(details);
  if (ruled.success) return ruled.data.rules.join(' ');
  const edited = editSchema.safeParse(details);
  return edited.success ? describeEdit(edited.data) : inWords(details);
}

function describeEdit({ before, after }: z.infer<typeof editSchema>): string {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => ({ name, from: saidOf(name, before[name]), to: saidOf(name, after[name]) }))
    .filter(({ from, to }) => from !== to)
    .map(({ name, from, to }) => `${nameOf(name)}: ${from || 'nothing'} → ${to || 'nothing'}`)
    .join('; ');
}

/** Names that say nothing to a person: ids of modals, and what is said elsewhere. */
const HIDDEN = new Set(['viewId', 'revision', 'reconciliation', 'putOff', 'knownFrom', 'code', 'filings']);

/** Whatever it is, as `label: value` without brackets. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join(', ');
  if (typeof value !== 'object') return numberOr(String(value));
  return Object.entries(value)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, each]) => ({ name: nameOf(name), said: saidOf(name, each) }))
    .filter(({ said }) => said !== '')
    .map(({ name, said }) => `${name}: ${said}`)
    .join('; ');
}

function saidOf(name: string, value: unknown): string {
  if (name === 'behind') return value ? 'another request for the same numbers' : '';
  if (name === 'monthlyCost' && typeof value === 'number') return `${formatMoney(value)} a month`;
  if (!Array.isArray(value)) return inWords(value);
  // Of a number in a list its name is enough, and why it failed or its id.
  return value.map(itemOf).filter(Boolean).join(', ');
}

const itemSchema = z.object({
  phoneNumber: z.string(),
  id: z.string().optional(),
  message: z.string().optional(),
});

function itemOf(item: unknown): string {
  const known = itemSchema.safeParse(item).data;
  if (!known) return inWords(item);
  const more = known.message ?? (known.id && known.id !== known.phoneNumber ? `Zoom id ${known.id}` : '');
  return `${numberOr(known.phoneNumber)}${more ? ` (${more})` : ''}`;
}

function numberOr(text: string): string {
  return /^\+\d{7,15}$/.test(text) ? formatNumber(text) : text;
}

const NAMES: Readonly<Record<string, string>> = {
  changes: 'rows to change',
  unchanged: 'rows as they were',
  wrong: 'rows left out as wrong',
};

/** `neededBy` as `needed by` */
function nameOf(name: string): string {
  const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (known !== undefined) return known;
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}
