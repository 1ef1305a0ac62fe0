import type { RequestKind, RequestStatus, Wanted } from '../../purchases/request.ts';

/** What differs between a request to buy, to give up and to port in, in everything that is said of it. */
export type DeedWords = {
  /** A word or two, without formatting: for notifications and lists. */
  statuses: Readonly<Record<RequestStatus, string>>;
  doing: string;
  done: string;
  inPart: string;
  notDone: string;
  /** What it means that nothing came of it. */
  nothing: string;
  uncertain: string[];
  /** Within a sentence: `it is … next`, `it could not be … in time` */
  verb: string;
  /** `:white_check_mark: … · released`; nothing where the line says enough. */
  each: string;
  /** What to do about one that failed. */
  whatToDo: string;
};

const COMMON = {
  awaiting_approval: 'Awaiting approval',
  denied: 'Denied',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
  approved: 'Approved',
  lapsed: 'Lapsed',
} as const;

const PURCHASE: DeedWords = {
  statuses: {
    ...COMMON,
    purchasing: 'Being bought',
    purchased: 'Bought',
    partly_purchased: 'Bought in part',
    failed: 'Not bought',
    uncertain: 'Uncertain: checking with Zoom',
  },
  doing: 'Being bought',
  done: 'Bought',
  inPart: 'Bought in part',
  notDone: 'Not bought',
  nothing: 'Nothing is paid for.',
  uncertain: [],
  verb: 'bought',
  each: '',
  whatToDo: 'ask again, or search for a similar one',
};

const RELEASE: DeedWords = {
  statuses: {
    ...COMMON,
    purchasing: 'Being released',
    purchased: 'Released',
    partly_purchased: 'Partly released',
    failed: 'Not released',
    uncertain: 'Not finished: asking Zoom again',
  },
  doing: 'Being released',
  done: 'Released',
  inPart: 'Partly released',
  notDone: 'Not released',
  nothing: 'Nothing is lost.',
  uncertain: [
    ':hourglass_flowing_sand: *Not finished: asking Zoom again.* Zoom has not answered for all of it.',
    'I go on by myself, and release nothing but what was approved.',
  ],
  verb: 'released',
  each: ' · released',
  whatToDo: 'look at it and ask anew',
};

const PORT: DeedWords = {
  statuses: {
    ...COMMON,
    purchasing: 'Being sent to Zoom',
    purchased: 'Sent to Zoom',
    partly_purchased: 'Sent to Zoom in part',
    failed: 'Not sent to Zoom',
    uncertain: 'Uncertain',
  },
  doing: 'Being sent to Zoom',
  done: 'Sent to Zoom',
  inPart: 'Sent to Zoom in part',
  notDone: 'Not sent to Zoom',
  nothing: 'Nothing was filed.',
  uncertain: [],
  verb: 'sent to Zoom',
  each: '',
  whatToDo: 'file it again',
};

const WORDS: { readonly [Kind in RequestKind]?: DeedWords } = { release: RELEASE, port: PORT };

export function deedWords({ kind }: Pick<Wanted, 'kind'>): DeedWords {
  return WORDS[kind] ?? PURCHASE;
}

/** Where a request stands, in a word or two. */
export function statusName({
  status,
  wanted,
}: {
  status: RequestStatus;
  wanted: Pick<Wanted, 'kind'>;
}): string {
  return deedWords(wanted).statuses[status];
}
