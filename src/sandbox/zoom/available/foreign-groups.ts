import type { NumberType } from '../account/records.ts';
import { createRandom } from '../random.ts';
import { once } from './nanp-groups.ts';
import type { AvailableNumber, NumberGroup } from './number-group.ts';
import { pickMonthlyCost } from './offer.ts';

type Plan = {
  country: string;
  type: NumberType;
  areaCode: string;
  city?: string;
  /** E.164, an `X` for each digit that varies. */
  pattern: string;
  /** US dollars a month. */
  cost: number;
};

/** Ranges that the countries' regulators have opened; a test holds them against libphonenumber. */
const PLANS: readonly Plan[] = [
  { country: 'GB', type: 'local', areaCode: '20', city: 'London', pattern: '+4420380XXXXX', cost: 1.5 },
  { country: 'GB', type: 'local', areaCode: '121', city: 'Birmingham', pattern: '+44121496XXXX', cost: 1.5 },
  { country: 'GB', type: 'local', areaCode: '161', city: 'Manchester', pattern: '+44161850XXXX', cost: 1.5 },
  { country: 'GB', type: 'national', areaCode: '330', pattern: '+44330818XXXX', cost: 2 },
  { country: 'GB', type: 'mobile', areaCode: '7400', pattern: '+447400XXXXXX', cost: 3 },
  { country: 'DE', type: 'local', areaCode: '30', city: 'Berlin', pattern: '+49302555XXXX', cost: 2 },
  { country: 'DE', type: 'local', areaCode: '69', city: 'Frankfurt', pattern: '+49692475XXXX', cost: 2 },
  { country: 'DE', type: 'local', areaCode: '89', city: 'Munich', pattern: '+49892154XXXX', cost: 2 },
  { country: 'DE', type: 'national', areaCode: '32', pattern: '+4932212XXXXXX', cost: 2.5 },
  { country: 'FR', type: 'local', areaCode: '1', city: 'Paris', pattern: '+331844XXXXX', cost: 2 },
  { country: 'FR', type: 'local', areaCode: '4', city: 'Lyon', pattern: '+334285XXXXX', cost: 2 },
  { country: 'FR', type: 'national', areaCode: '9', pattern: '+339747XXXXX', cost: 2.5 },
  { country: 'AU', type: 'local', areaCode: '2', city: 'Sydney', pattern: '+61280XXXXXX', cost: 3 },
  { country: 'AU', type: 'local', areaCode: '3', city: 'Melbourne', pattern: '+61390XXXXXX', cost: 3 },
  { country: 'AU', type: 'mobile', areaCode: '4', pattern: '+61480XXXXXX', cost: 4.5 },
  { country: 'IE', type: 'local', areaCode: '1', city: 'Dublin', pattern: '+3531563XXXX', cost: 2 },
  { country: 'IE', type: 'local', areaCode: '21', city: 'Cork', pattern: '+35321234XXXX', cost: 2 },
  { country: 'IE', type: 'national', areaCode: '818', pattern: '+353818XXXXXX', cost: 2.5 },
  { country: 'IE', type: 'mobile', areaCode: '83', pattern: '+35383XXXXXXX', cost: 3.5 },
];

const NUMBERS_A_PLAN = 120;

export const foreignGroups = (seed: string): NumberGroup[] =>
  PLANS.map((plan) => ({
    country: plan.country,
    areaCode: plan.areaCode,
    type: plan.type,
    places: [placeOf(plan)],
    numbers: once(() => makeNumbers(seed, plan)),
  }));

const placeOf = (plan: Plan) => (plan.city === undefined ? {} : { city: plan.city });

function makeNumbers(seed: string, plan: Plan): AvailableNumber[] {
  const random = createRandom(seed, 'foreign', plan.country, plan.type, plan.areaCode);
  const found = new Set<string>();
  while (found.size < NUMBERS_A_PLAN) {
    const ending = random.chance(0.05) ? '000' : '';
    const filled = plan.pattern.replaceAll('X', () => String(random.integer(0, 9)));
    found.add(filled.slice(0, filled.length - ending.length) + ending);
  }
  return [...found].map((phoneNumber) => ({
    phone_number: phoneNumber,
    country: plan.country,
    ...placeOf(plan),
    type: plan.type,
    capabilities: plan.type === 'mobile' ? ['voice', 'sms', 'mms'] : ['voice'],
    monthly_cost: pickMonthlyCost(random, phoneNumber, plan.cost),
  }));
}
