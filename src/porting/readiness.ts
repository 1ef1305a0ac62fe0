import type { PortRemark } from './port-form.ts';

/** How likely the losing carrier is to reject an order, from what is known before it is filed. */
export type Readiness = {
  risk: 'low' | 'some' | 'high';
  /** What would lower it, the worst first. */
  advice: string[];
};

/** Fields that carriers compare with their records, and how often a difference ends in a rejection. */
const WEIGHTS: Readonly<Partial<Record<PortRemark['field'], number>>> = {
  accountNumber: 3,
  billingNumber: 3,
  address: 2,
  requestedPortDate: 1,
};

/**
 * @param warnings of the whole form
 * @param facts what no field says: Zoom has checked all of the numbers; the carrier named is not the one the check names
 */
export function readinessOf(
  warnings: readonly PortRemark[],
  facts: { isChecked: boolean; carrierDiffers: boolean },
): Readiness {
  const remarks = [
    ...warnings.map(({ field, message }) => ({ weight: WEIGHTS[field] ?? 1, message })),
    ...(facts.carrierDiffers
      ? [{ weight: 2, message: 'The losing carrier is not the one that the portability check names.' }]
      : []),
    ...(facts.isChecked
      ? []
      : [{ weight: 2, message: 'Zoom could not say whether the numbers can be ported: check them again.' }]),
  ].toSorted((a, b) => b.weight - a.weight);
  const total = remarks.reduce((sum, { weight }) => sum + weight, 0);
  return {
    risk: total === 0 ? 'low' : total < 3 ? 'some' : 'high',
    advice: remarks.map(({ message }) => message),
  };
}
