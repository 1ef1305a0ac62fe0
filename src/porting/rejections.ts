import type { PortField } from './port-form.ts';

export type Cure = {
  /** What was wrong, as a short name. */
  cause: string;
  /** What to do, in a sentence. */
  cure: string;
  /** The field of the form that is to be corrected; none where the carrier has to act first. */
  field?: PortField | undefined;
};

/** First match wins: what is more exact stands first. Sources: the rejection codes of porting desks. */
const CURES: readonly { match: RegExp; cure: Cure }[] = [
  {
    match: /\bpin\b|passcode|password/i,
    cure: {
      cause: 'The PIN is wrong',
      cure: 'The customer of record asks the losing carrier for the transfer PIN.',
      field: 'accountPin',
    },
  },
  {
    match: /account.?(number|no\b|#)|account_number/i,
    cure: {
      cause: 'The account number is wrong',
      cure: 'The customer of record asks the losing carrier for the account number; it may differ from the one on the bill.',
      field: 'accountNumber',
    },
  },
  {
    match: /different accounts?|multiple accounts?|not (all )?on (the )?same account/i,
    cure: {
      cause: 'The numbers are on different accounts',
      cure: 'Cancel this order, and file one for each account.',
      field: 'phoneNumbers',
    },
  },
  {
    match: /\bbtn\b|billing (telephone )?number/i,
    cure: {
      cause: 'The billing number (BTN) is wrong',
      cure: 'Ask the losing carrier for the billing telephone number of the account.',
      field: 'billingNumber',
    },
  },
  {
    match: /not authori[sz]ed|authori[sz]ed (person|signer|user|contact)|signature|signer/i,
    cure: {
      cause: 'The person may not change the account',
      cure: 'Name a person who is authorized on the account; they sign.',
      field: 'authorizedPerson',
    },
  },
  {
    match: /address|zip|postal|service location|\bname\b/i,
    cure: {
      cause: 'Name or address differ from the carrier’s records',
      cure: 'Get the customer service record (CSR) from the losing carrier and copy name and address exactly.',
      field: 'address',
    },
  },
  {
    match: /freeze|frozen|port.?(out.?)?(protect|lock)|\block(ed)?\b/i,
    cure: {
      cause: 'The number has a port freeze',
      cure: 'The customer of record has the freeze lifted, then resubmit.',
    },
  },
  {
    match: /pending (order|service|change)|order (is )?pending|open order|order in progress/i,
    cure: {
      cause: 'Another order is open on the account',
      cure: 'Ask the losing carrier to close or cancel it, then resubmit.',
    },
  },
  {
    match: /partial/i,
    cure: {
      cause: 'It does not say what happens to the remaining numbers',
      cure: 'Say which numbers stay, and which of them becomes the billing number.',
      field: 'remaining',
    },
  },
  {
    match: /inactive|not active|disconnect|not in service|not working/i,
    cure: {
      cause: 'A number is not active at the losing carrier',
      cure: 'Have it reactivated first; a disconnected number cannot be ported.',
    },
  },
  {
    match:
      /\b(bill|invoice)\b.*\b(old(er)?|out.?dated|expired|date|recent)\b|\b(old(er)?|out.?dated)\b.*\b(bill|invoice)\b/i,
    cure: { cause: 'The bill is too old', cure: 'Send an invoice of the last 30 days.' },
  },
];

const UNKNOWN: Cure = {
  cause: 'The losing carrier rejected it',
  cure: 'Ask the losing carrier what does not match, correct it here, and resubmit.',
};

/**
 * What a rejection is cured with. Codes are read as words, so that `ACCOUNT_NUMBER_MISMATCH` is understood where a
 * reason is missing.
 */
export function cureOf({
  rejectionCode = '',
  rejectionReason = '',
}: {
  rejectionCode?: string | undefined;
  rejectionReason?: string | undefined;
}): Cure {
  const said = [rejectionCode.replaceAll('_', ' '), rejectionReason];
  for (const words of said) {
    const found = words && CURES.find(({ match }) => match.test(words));
    if (found) return found.cure;
  }
  return UNKNOWN;
}
