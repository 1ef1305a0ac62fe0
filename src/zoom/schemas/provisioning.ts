import { z } from 'zod';
import type { FailedNumber, ProvisionedNumber, Provisioning } from '../types.ts';
import { e164List, optionalNumber, optionalText, requiredText } from './scalars.ts';

const provisioned = z
  .object({ id: requiredText, phone_number: requiredText, status: requiredText })
  .transform((it): ProvisionedNumber => ({ id: it.id, phoneNumber: it.phone_number, status: it.status }));

const failed = z
  .object({ phone_number: requiredText, code: optionalNumber, message: optionalText })
  .transform(
    (it): FailedNumber => ({
      phoneNumber: it.phone_number,
      code: it.code,
      message: it.message ?? 'Zoom gave no reason',
    }),
  );

/**
 * What became of the numbers that were asked for. One that is in neither list was not bought, so an empty
 * `provisioned_numbers` is an answer: none was. It may be missing only where `failed_numbers` accounts for every
 * number; else nobody said what was bought, and that must not pass for "none".
 */
export const provisioningOf = (asked: readonly string[]) =>
  z
    .object({
      provisioned_numbers: z.array(provisioned).nullish(),
      failed_numbers: z.array(failed).nullish(),
    })
    .transform(({ provisioned_numbers: bought, failed_numbers: refused }, context): Provisioning => {
      const named = [...(bought ?? []), ...(refused ?? [])].map(({ phoneNumber }) => phoneNumber);
      const objections = [
        named.some((number) => !asked.includes(number)) && 'it names a number that was not asked for',
        new Set(named).size < named.length && 'it names a number twice',
        !bought && named.length < asked.length && 'provisioned_numbers is missing',
      ].filter((objection) => objection !== false);
      for (const objection of objections) context.addIssue(objection);
      return objections.length > 0 ? z.NEVER : { provisioned: bought ?? [], failed: refused ?? [] };
    });

export const purchaseBody = z.object({ phone_numbers: e164List, site_id: requiredText.optional() });
