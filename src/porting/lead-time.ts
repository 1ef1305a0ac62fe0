/** Of what kind the numbers are: metadata cannot tell a wireless line from a landline in the US, so people are asked. */
export const LINE_TYPES = ['wireless', 'landline', 'toll_free'] as const;
export type LineType = (typeof LINE_TYPES)[number];

export type LeadTime = {
  /** Business days. */
  days: number;
  /** Whose lead this is, in words that follow "for". */
  reason: string;
};

/** Landline carriers with a porting desk of their own, as their customers write them. */
const LARGE =
  /\b(at\s*&\s*t|att|verizon|lumen|century\s*link|comcast|xfinity|t-?mobile|charter(?! oak)|spectrum|cox|frontier|windstream|altice|optimum|consolidated|ziply|brightspeed)\b/i;

/** What a losing carrier takes at the least, as porting desks know it; a request for sooner is mostly moved. */
export function leadTimeOf({
  lineType,
  carrierName,
  country,
}: {
  lineType: LineType;
  carrierName: string;
  /** ISO 3166 */
  country: string;
}): LeadTime {
  if (country === 'CA') return { days: 10, reason: 'Canadian numbers' };
  if (lineType === 'wireless') return { days: 4, reason: 'wireless numbers' };
  if (lineType === 'toll_free') return { days: 7, reason: 'toll-free numbers' };
  return LARGE.test(carrierName)
    ? { days: 7, reason: 'large landline carriers' }
    : { days: 10, reason: 'other landline carriers' };
}
