import type { NumberRecord } from '../account/records.ts';
import { pickExchanges } from '../available/line-numbers.ts';
import { pickCapabilities } from '../available/offer.ts';
import { createRandom, type Random } from '../random.ts';
import { type SeedSite, SITES } from './company.ts';

/** What a number is, before it has an id, a name or an assignee. */
export type BareNumber = Pick<
  NumberRecord,
  'phone_number' | 'type' | 'country' | 'state' | 'city' | 'capabilities' | 'monthly_cost' | 'site_id'
>;

const EXCHANGES_AN_AREA = 12;

/** `count` numbers, all different: mostly local at each site, some toll-free, some of London's. */
export function seedBareNumbers(seed: string, count: number): BareNumber[] {
  const random = createRandom(seed, 'company numbers');
  const tollFree = Math.ceil(count * 0.05);
  const national = Math.ceil(count * 0.04);
  const mobile = Math.ceil(count * 0.04);
  const local = Math.max(0, count - tollFree - national - mobile);

  // What rounding leaves over goes to the first site, so that the total is what was asked.
  const shares = SITES.map((site) => Math.floor(local * site.share));
  const leftOver = local - shares.reduce((sum, share) => sum + share, 0);
  const lines: Line[] = SITES.flatMap((site, index) =>
    localLines(seed, site, (shares[index] ?? 0) + (index === 0 ? leftOver : 0)),
  );
  lines.push(
    { count: tollFree, prefixes: ['+1833', '+1844', '+1855', '+1888'], digits: 7, make: tollFreeNumber },
    { count: national, prefixes: ['+44330818', '+44333200'], digits: 4, make: londonNumber('national') },
    { count: mobile, prefixes: ['+447400', '+447500'], digits: 6, make: londonNumber('mobile') },
  );
  return lines.flatMap((line) => numbersOf(random, line)).slice(0, count);
}

type Line = {
  count: number;
  prefixes: readonly string[];
  /** How many digits follow the prefix. */
  digits: number;
  make: (random: Random, phoneNumber: string) => BareNumber;
};

function numbersOf(random: Random, { count, prefixes, digits, make }: Line): BareNumber[] {
  const found = new Set<string>();
  while (found.size < count) {
    // Never 0 or 1 first, and never 555: what follows a toll-free prefix begins with an exchange.
    const rest = String(random.integer(2 * 10 ** (digits - 1), 10 ** digits - 1));
    if (!/^555|^.11/.test(rest)) found.add(random.pick(prefixes) + rest);
  }
  return [...found].map((phoneNumber) => make(random, phoneNumber));
}

function localLines(seed: string, site: SeedSite, count: number): Line[] {
  return site.areas.map((area, index) => {
    const exchanges = pickExchanges(createRandom(seed, 'company', area.areaCode), EXCHANGES_AN_AREA);
    const share = Math.floor(count / site.areas.length) + (index === 0 ? count % site.areas.length : 0);
    return {
      count: share,
      prefixes: exchanges.map((exchange) => `+1${area.areaCode}${exchange}`),
      digits: 4,
      make: (random, phone_number) => ({
        phone_number,
        type: 'local',
        country: area.country,
        state: area.state,
        city: area.city,
        capabilities: pickCapabilities(random),
        monthly_cost: area.country === 'CA' ? 1.25 : 1,
        site_id: site.id,
      }),
    };
  });
}

const tollFreeNumber = (random: Random, phone_number: string): BareNumber => ({
  phone_number,
  type: 'toll_free',
  country: 'US',
  capabilities: random.chance(0.5) ? ['voice', 'sms'] : ['voice'],
  monthly_cost: 2.5,
  site_id: random.pick(['site_denver', 'site_austin']),
});

const londonNumber =
  (type: 'national' | 'mobile') =>
  (_random: Random, phone_number: string): BareNumber => ({
    phone_number,
    type,
    country: 'GB',
    capabilities: type === 'mobile' ? ['voice', 'sms', 'mms'] : ['voice'],
    monthly_cost: type === 'mobile' ? 3 : 2,
    site_id: 'site_london',
  });
