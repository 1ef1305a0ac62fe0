import { plainName } from './plain-name.ts';

/** The states and territories of the United States and the provinces and territories of Canada. */

export interface State {
  /** Two-letter postal code. */
  code: string;
  name: string;
  country: 'US' | 'CA';
}

const UNITED_STATES = `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky
LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana
NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota
OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas
UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming
PR Puerto Rico|VI US Virgin Islands|GU Guam|AS American Samoa|MP Northern Mariana Islands`;

const CANADA = `AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador
NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon`;

export const STATES: readonly State[] = [...read(UNITED_STATES, 'US'), ...read(CANADA, 'CA')];

const BY_CODE = new Map(STATES.map((state) => [state.code, state]));

const CODE_BY_NAME = new Map([
  ...STATES.map(({ code, name }) => [plainName(name), code] as const),
  ['newfoundland', 'NL'] as const,
  ['labrador', 'NL'] as const,
  ['virgin islands', 'VI'] as const,
]);

/** Every name understood, as `plainName` writes it. */
export const STATE_NAMES: readonly string[] = [...CODE_BY_NAME.keys()];

/** The code of a state given by its name or its code, in any case. */
export function stateCode(nameOrCode: string): string | undefined {
  const name = plainName(nameOrCode);
  return BY_CODE.get(name.toUpperCase())?.code ?? CODE_BY_NAME.get(name);
}

/** By two-letter code, in capitals. */
export function findState(code: string): State | undefined {
  return BY_CODE.get(code);
}

/** “California” for CA; the code itself when it is not one of ours. */
export function stateName(code: string): string {
  return BY_CODE.get(code)?.name ?? code;
}

function read(lines: string, country: State['country']): State[] {
  return lines.split(/[|\n]/).map((entry) => ({ code: entry.slice(0, 2), name: entry.slice(3), country }));
}
