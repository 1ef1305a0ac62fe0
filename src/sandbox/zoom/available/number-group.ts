import type { Capability, NumberType } from '../account/records.ts';

/** A number that could be bought, as the API answers it. */
export type AvailableNumber = {
  phone_number: string;
  country: string;
  state?: string;
  city?: string;
  type: NumberType;
  capabilities: Capability[];
  monthly_cost: number;
};

/** Where the numbers of a group may lie. */
export type Place = { state?: string; city?: string };

/** The numbers of one area code, toll-free prefix or kind of foreign number. */
export type NumberGroup = {
  country: string;
  areaCode: string;
  type: NumberType;
  places: readonly Place[];
  /** Made from the seed when first asked for; the same, in the same order, ever after. */
  numbers(): readonly AvailableNumber[];
};
