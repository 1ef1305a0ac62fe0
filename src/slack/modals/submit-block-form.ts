import { findAreaCode } from '../../numbers/area-codes.ts';
import { countryInSentence, findCountry, isNorthAmerican } from '../../numbers/countries.ts';
import { isTollFreePrefix } from '../../numbers/toll-free.ts';
import type { Wanted, WantedBlock } from '../../purchases/request.ts';
import type { Desk } from '../desk.ts';
import { searchForgotten } from '../messages/search-notices.ts';
import { modalOf } from '../screen.ts';
import type { FormValues, SubmissionHandler } from '../visits.ts';
import { drawBlockForm } from './draw-block-form.ts';
import { amount, one } from './form-values.ts';
import { readCommon } from './purpose-fields.ts';
import { readSource } from './request-source.ts';
import { sendWanted } from './submit-request-form.ts';

/** The submitted form of a request for a number block: a new one, or a changed one. */
export function submitBlockForm(desk: Desk): SubmissionHandler {
  return (values, { viewId, carried }) => {
    const reading = readBlockForm(values, desk.clock.now());
    if ('errors' in reading) return { errors: reading.errors };
    return {
      title: 'Request a number block',
      attempt: async (person) => {
        const source = readSource(carried);
        if (!source) return { view: modalOf(searchForgotten()) };
        const draw = (filled: FormValues) => drawBlockForm(desk, { source, filled });
        return sendWanted(desk, person, {
          wanted: reading.wanted,
          queueBehind: false,
          source,
          viewId,
          values,
          draw,
        });
      },
    };
  };
}

/** What the form asks for, or what is wrong with it by block id. */
export function readBlockForm(
  values: FormValues,
  now: Date,
): { wanted: Wanted } | { errors: Record<string, string> } {
  const { wishes, errors: commonErrors } = readCommon(values, now);
  const country = findCountry(one(values, 'country') ?? '');
  const areaCode = one(values, 'area_code')?.replace(/[\s()+-]/g, '') ?? '';
  const cost = amount(values, 'cost');
  const size = amount(values, 'size');
  const errors = {
    ...(country === undefined
      ? { country: 'This is no country that has phone numbers. Write for example Canada.' }
      : {}),
    ...areaCodeError(areaCode, country),
    ...(size === undefined ? { size: 'Choose how many numbers.' } : {}),
    ...(cost === undefined || cost < 0 ? { cost: 'Write an amount in dollars, such as 25.' } : {}),
    ...commonErrors,
  };
  if (country === undefined || size === undefined || cost === undefined || Object.keys(errors).length > 0) {
    return { errors };
  }
  const block: WantedBlock = { country, areaCode, size };
  return {
    wanted: { kind: 'block', numbers: [], block, monthlyCost: Math.round(cost * 100) / 100, ...wishes },
  };
}

function areaCodeError(areaCode: string, country: string | undefined): Record<string, string> {
  if (!/^\d{1,6}$/.test(areaCode)) return { area_code: 'An area code is 1 to 6 digits, such as 415.' };
  if (country === undefined || !isNorthAmerican(country)) return {};
  if (isTollFreePrefix(areaCode)) return { area_code: 'Toll-free numbers are not sold in blocks.' };
  if (areaCode.length !== 3) return { area_code: 'In North America an area code has three digits.' };
  const known = findAreaCode(areaCode);
  if (!known && (country === 'US' || country === 'CA')) {
    return { area_code: `There is no area code ${areaCode} in ${countryInSentence(country)}.` };
  }
  return known && known.country !== country && (known.country === 'CA' || country === 'CA')
    ? { area_code: `Area code ${areaCode} is in ${countryInSentence(known.country)}.` }
    : {};
}
