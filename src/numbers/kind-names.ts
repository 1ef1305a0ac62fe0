import type { SearchCapability, SearchType } from './number-search.ts';

/** Kinds of numbers as they are called within a sentence. */
export const TYPE_NAMES: Readonly<Record<SearchType, string>> = {
  local: 'local',
  toll_free: 'toll-free',
  national: 'national',
  mobile: 'mobile',
};

/** What numbers can do, as it is called within a sentence. */
export const CAPABILITY_NAMES: Readonly<Record<SearchCapability, string>> = {
  voice: 'voice',
  sms: 'SMS',
  mms: 'MMS',
  fax: 'fax',
};
