import fc from 'fast-check';
import { type FoundNumber, foundNumber } from '../../src/numbers/find-numbers.ts';
import { type NumberSearch, SEARCH_CAPABILITIES, SEARCH_TYPES } from '../../src/numbers/number-search.ts';
import { PAGE_SIZE, type ShownSearch } from '../../src/numbers/search-session.ts';

/** Stands in every piece of wild text, so that it can be told from the bot's own words. */
export const MARK = 'zzq';

const hostile = fc.constantFrom(
  ...['<!channel>', '<!here>', '<@U01RINAPATL>', '<#C01GENERAL0>', `<!subteam^S01APPROVER|${MARK}>`],
  ...[
    `<https://evil.example|${MARK}>`,
    'https://evil.example/zzq',
    'mailto:zzq@evil.example',
    '@channel',
    '#general',
  ],
  ...[`*${MARK}*`, `_${MARK}_`, `~${MARK}~`, `\`${MARK}\``, `\`\`\`${MARK}\`\`\``, '*', '_', '~', '`', '```'],
  ...[
    ':tada:',
    ':zzq:',
    `\n>${MARK}`,
    `\n>>> ${MARK}`,
    `\n• ${MARK}`,
    '&lt;!here&gt;',
    '&amp;',
    '"',
    '\\',
    '|',
  ],
  ...['\u202e', '\u0000', '\u{1F4DE}', '\ud83d', 'ß', '渋谷', ' '.repeat(40), MARK.repeat(60)],
);

/** Text as somebody who means harm, or a broken service, would write it. */
export const wildText: fc.Arbitrary<string> = fc
  .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 30 })), { minLength: 1, maxLength: 6 })
  .map((pieces) => MARK + pieces.join(MARK) + MARK);

const digits = (length: number) => fc.stringMatching(new RegExp(`^[2-9]\\d{${length - 1}}$`));

/** What a search can find: E.164 (the rest is dropped), everything else as Zoom may send it. */
export const wildNumber: fc.Arbitrary<FoundNumber> = fc
  .record({
    phoneNumber: fc.oneof(
      digits(10).map((number) => `+1${number}`),
      digits(10).map((number) => `+44${number}`),
    ),
    country: fc.oneof(fc.constantFrom('US', 'GB', ''), wildText),
    state: fc.option(fc.oneof(fc.constant(''), wildText), { nil: undefined }),
    city: fc.option(fc.oneof(fc.constant(''), wildText), { nil: undefined }),
    type: fc.oneof(fc.constantFrom('local', 'toll_free', ''), wildText),
    capabilities: fc.array(fc.oneof(fc.constantFrom('voice', 'sms', ''), wildText), { maxLength: 12 }),
    monthlyCost: fc.oneof(fc.constantFrom(0, 1, 2.5), fc.double({ noNaN: true, noDefaultInfinity: true })),
  })
  .map(({ state, city, ...rest }) =>
    foundNumber({
      ...rest,
      ...(state === undefined ? {} : { state }),
      ...(city === undefined ? {} : { city }),
    }),
  );

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** A search whose every part came from outside, also such as no grammar would let through. */
export const wildSearch: fc.Arbitrary<NumberSearch> = fc
  .record({
    areaCodes: some(fc.array(digits(3), { minLength: 1, maxLength: 5 })),
    city: some(wildText),
    state: some(fc.oneof(fc.constantFrom('CA', 'TX'), wildText)),
    country: some(fc.oneof(fc.constantFrom('US', 'GB'), wildText)),
    type: some(fc.constantFrom(...SEARCH_TYPES)),
    capabilities: some(fc.subarray([...SEARCH_CAPABILITIES], { minLength: 1 })),
    quantity: some(fc.integer({ min: 1, max: 100 })),
    ends: some(fc.stringMatching(/^[\dA-Z]{1,7}$/)),
    under: some(fc.integer({ min: 1, max: 1_000_000 }).map((cents) => cents / 100)),
    memorable: some(fc.boolean()),
  })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)));

/** Any search with any results as it may be shown, on any of its pages, with anything ticked. */
export const wildShown: fc.Arbitrary<ShownSearch> = fc
  .record({
    search: wildSearch,
    numbers: fc.uniqueArray(wildNumber, {
      minLength: 1,
      maxLength: 100,
      size: 'max',
      selector: ({ phoneNumber }) => phoneNumber,
    }),
    seed: fc.nat(),
    share: fc.integer({ min: 1, max: 4 }),
    sort: fc.constantFrom('memorable' as const, 'price' as const),
    revision: fc.nat(),
    id: fc.uuid(),
  })
  .map(({ seed, share, numbers, ...rest }) => {
    const pages = Math.ceil(numbers.length / PAGE_SIZE);
    const page = seed % pages;
    return {
      ...rest,
      numbers,
      page,
      pages,
      onPage: numbers.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE),
      selected: numbers.filter((_, index) => (index + seed) % share === 0),
    };
  });
