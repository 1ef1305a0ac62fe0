import { placeProblem } from './check-numbers.ts';
import { keepDraft, type SealedContext } from './keep-draft.ts';
import { checkWithZoom, readNumberFacts } from './number-facts.ts';
import type { DraftPart, PortDraft } from './port-draft.ts';
import { MOST_NUMBERS, readPortNumbers } from './read-port-numbers.ts';
import { MOST_PARTS, splitOrder } from './split-order.ts';

export type PortChecked =
  | { kind: 'checked'; draft: PortDraft }
  /** What is wrong with what was pasted, in sentences. */
  | { kind: 'unclear'; problems: string[] };

/**
 * Reads the numbers of a form as they were pasted, asks Zoom whether they can be ported, leaves out those that cannot,
 * and parts the others into orders. What was filled in for a part before stays with the part that is like it.
 * @throws the errors of `zoom/errors.ts` that waiting does not cure
 */
export async function checkPort(
  context: SealedContext,
  userId: string,
  { draft, pasted }: { draft: PortDraft; pasted: string },
): Promise<PortChecked> {
  const read = readPortNumbers(pasted);
  const kept = { ...draft, pasted };
  const problems = [...read.problems, ...countProblems(read)];
  if (problems.length > 0) {
    await keepDraft(context, userId, kept);
    return { kind: 'unclear', problems };
  }
  const checks = await checkWithZoom(context, read.phoneNumbers);
  const facts = await readNumberFacts(context, read.phoneNumbers, checks);
  const leftOut = read.phoneNumbers.flatMap((phoneNumber) => {
    const [reason] = placeProblem(phoneNumber, facts);
    return reason === undefined ? [] : [{ phoneNumber, reason }];
  });
  const { phoneNumbers, repeated } = read;
  const checked = { ...kept, step: 'check' as const, phoneNumbers, repeated, checks, leftOut };
  // Of more numbers, that an order for each area code was wanted may be too much.
  const parted = partOrders(checked) ?? partOrders({ ...checked, byAreaCode: false });
  if (!parted) {
    const message = `These are numbers of more than ${MOST_PARTS} carriers and kinds, and one form takes ${MOST_PARTS}. File some of them apart.`;
    return { kind: 'unclear', problems: [message] };
  }
  await keepDraft(context, userId, parted);
  return { kind: 'checked', draft: parted };
}

/**
 * Parts the numbers of a form into the orders that it comes to. What was filled in before stays with the numbers that
 * it was filled in for.
 * @returns undefined when they are more than one form takes
 */
export function partOrders(draft: PortDraft): PortDraft | undefined {
  const { phoneNumbers, leftOut, checks, byAreaCode, parts: before } = draft;
  const out = new Set(leftOut.map(({ phoneNumber }) => phoneNumber));
  const going = phoneNumbers.filter((phoneNumber) => !out.has(phoneNumber));
  const orders = splitOrder(going, checks ?? [], { byAreaCode });
  if (orders.length > MOST_PARTS) return undefined;
  const parts = orders.map((order) => {
    const [like, ...others] = before.filter((part) => isLike(part, order));
    const heirs = like ? orders.filter((each) => isLike(like, each)) : [];
    // Of two, nobody knows whose the account is: it is asked for anew.
    const isSure = others.length === 0 && heirs.length === 1;
    return { ...order, fields: (isSure && like?.fields) || {} };
  });
  return { ...draft, parts };
}

/** Whether an account that was given for one is the other's: by the carrier, and where that is not known by the numbers. */
function isLike(one: Omit<DraftPart, 'fields'>, other: Omit<DraftPart, 'fields'>): boolean {
  return (
    one.carrierName === other.carrierName &&
    one.kind === other.kind &&
    one.country === other.country &&
    one.looksWireless === other.looksWireless &&
    (one.carrierName !== undefined || one.phoneNumbers.some((each) => other.phoneNumbers.includes(each)))
  );
}

function countProblems({ phoneNumbers, problems }: ReturnType<typeof readPortNumbers>): string[] {
  if (phoneNumbers.length > MOST_NUMBERS) {
    return [
      `These are ${phoneNumbers.length} numbers, and a form takes ${MOST_NUMBERS}. File the rest apart.`,
    ];
  }
  return phoneNumbers.length === 0 && problems.length === 0
    ? ['Which numbers are to be ported? Paste them here.']
    : [];
}
