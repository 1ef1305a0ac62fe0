import type { PurchaseKind, Wanted } from '../../purchases/request.ts';
import type { AvailableNumber } from '../../zoom/types.ts';
import type { Directory } from '../directory.ts';
import type { FormValues } from '../visits.ts';
import { readAssignee } from './assignee-fields.ts';
import { many, one } from './form-values.ts';
import { readCommon } from './purpose-fields.ts';
import { chosenNumbers } from './request-form.ts';

export type RequestFormReading =
  | { kind: 'unclear'; errors: Record<string, string> }
  | { kind: 'read'; wanted: Wanted; queueBehind: boolean };

/** What the form asks for, or what is wrong with it by block id. Prices and places are those of `offered`. */
export async function readRequestForm(
  { directory, now }: { directory: Directory; now: Date },
  values: FormValues,
  { offered, searchWords }: { offered: readonly AvailableNumber[]; searchWords: string | undefined },
): Promise<RequestFormReading> {
  const { wishes, errors: commonErrors } = readCommon(values, now);
  const numbers = chosenNumbers({ offered, filled: values });
  const kind = kindOf(numbers);
  const assigning = await readAssignee(directory, values);
  const errors = {
    ...(kind === undefined ? { numbers_0: mixture(numbers) } : {}),
    ...commonErrors,
    ...assigning.errors,
  };
  if (kind === undefined || Object.keys(errors).length > 0) return { kind: 'unclear', errors };
  const displayName = one(values, 'display_name');
  return {
    kind: 'read',
    queueBehind: many(values, 'queue').length > 0,
    wanted: {
      kind,
      numbers: numbers.map(plainNumber),
      monthlyCost: 0,
      ...wishes,
      ...(assigning.assignTo ? { assignTo: assigning.assignTo } : {}),
      ...(displayName ? { displayName } : {}),
      ...(searchWords ? { searchWords } : {}),
    },
  };
}

/** Which call buys them; undefined when no single one does. */
function kindOf(numbers: readonly AvailableNumber[]): PurchaseKind | undefined {
  const tollFree = numbers.filter(({ type }) => type === 'toll_free').length;
  if (numbers.length === 0 || (tollFree > 0 && tollFree < numbers.length)) return undefined;
  if (tollFree > 0) return 'toll_free';
  return numbers.length === 1 ? 'number' : 'numbers';
}

function mixture(numbers: readonly AvailableNumber[]): string {
  return numbers.length === 0
    ? 'Tick at least one number.'
    : 'Toll-free numbers are bought by themselves: untick them or the others, and ask for those in a request of their own.';
}

/** Without what a search knows of them besides. */
function plainNumber(number: AvailableNumber): AvailableNumber {
  const { phoneNumber, country, state, city, type, capabilities, monthlyCost } = number;
  return { phoneNumber, country, state, city, type, capabilities, monthlyCost };
}
