import { formatNumber, parseNumber } from '../numbers/format-number.ts';
import { findState } from '../numbers/states.ts';
import type { PortForm, PortRemark, ServiceAddress } from './port-form.ts';

/** Letters of a field at the most, as Zoom and carriers take them. */
export const LONGEST = {
  accountNumber: 32,
  accountPin: 10,
  carrierName: 100,
  authorizedPerson: 100,
  address: 200,
  city: 100,
  /** By its name, too. */
  state: 40,
  zip: 10,
  billingNumber: 40,
  remaining: 500,
};

const PIN = /^[A-Za-z0-9]{4,10}$/;
const ZIP = /^\d{5}(-\d{4})?$/;
const POSTAL_CODE = /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/;
const PO_BOX = /\b(p\.?\s*o\.?\s*box|post\s*office\s*box|postal\s*box)\b/i;

/** What stops an order from being filed: the account with the losing carrier, and where its service is. */
export function accountProblems(form: Omit<PortForm, 'requestedPortDate' | 'checked'>): PortRemark[] {
  return [
    ...(form.carrierName.trim() === ''
      ? [remark('carrierName', 'Who is the losing carrier? The name on the bill says it.')]
      : []),
    ...accountNumberProblem(form.accountNumber),
    ...pinProblem(form),
    ...personProblem(form.authorizedPerson),
    ...addressProblems(form.serviceAddress),
    ...billingNumberProblem(form.billingNumber),
    ...(form.scope === 'partial' && !form.remaining?.trim()
      ? [
          remark(
            'remaining',
            'Say what happens to the numbers that stay: which one becomes the billing number?',
          ),
        ]
      : []),
  ];
}

/** What carriers often reject, though it may be right. */
export function accountWarnings(form: PortForm): PortRemark[] {
  const { accountNumber, phoneNumbers, serviceAddress, billingNumber, scope } = form;
  const asNumber = parseNumber(accountNumber);
  const isPorted = asNumber !== undefined && phoneNumbers.includes(asNumber);
  return [
    ...(isPorted
      ? [
          remark(
            'accountNumber',
            'The account number is one of the ported numbers. With most carriers it is another: look on the bill.',
          ),
        ]
      : []),
    ...(PO_BOX.test(serviceAddress.address)
      ? [remark('address', 'This is a PO box. Carriers compare the address where the service is.')]
      : []),
    ...(billingNumber !== undefined && scope === 'partial' && phoneNumbers.includes(billingNumber)
      ? [
          remark(
            'billingNumber',
            `${formatNumber(billingNumber)} is the billing number, and other numbers stay: the losing carrier has to move the account to another number first.`,
          ),
        ]
      : []),
  ];
}

function accountNumberProblem(accountNumber: string): PortRemark[] {
  if (accountNumber.trim() === '') {
    return [remark('accountNumber', 'The account number is on the bill of the losing carrier.')];
  }
  return accountNumber.length > LONGEST.accountNumber
    ? [remark('accountNumber', `An account number has ${LONGEST.accountNumber} characters at the most.`)]
    : [];
}

function pinProblem({ lineType, accountPin }: Pick<PortForm, 'lineType' | 'accountPin'>): PortRemark[] {
  if (!accountPin) {
    return lineType === 'wireless'
      ? [
          remark(
            'accountPin',
            'Wireless numbers need the transfer PIN: the customer of record asks the carrier for it.',
          ),
        ]
      : [];
  }
  return PIN.test(accountPin) ? [] : [remark('accountPin', 'A PIN is 4 to 10 letters or digits.')];
}

function personProblem(name: string): PortRemark[] {
  return name.trim().split(/\s+/).filter(Boolean).length >= 2
    ? []
    : [remark('authorizedPerson', 'First and last name, as they are on the account.')];
}

function addressProblems({ address, city, state, zip }: ServiceAddress): PortRemark[] {
  const known = findState(state);
  const isCanadian = known?.country === 'CA';
  const code = isCanadian ? POSTAL_CODE : ZIP;
  return [
    ...(address.trim() === ''
      ? [remark('address', 'The street address of the service, as on the bill.')]
      : []),
    ...(city.trim() === '' ? [remark('city', 'The city, as on the bill.')] : []),
    ...(known ? [] : [remark('state', 'A state or province by its two letters, such as CA.')]),
    ...(known && !code.test(zip)
      ? [
          remark(
            'zip',
            isCanadian
              ? 'A Canadian postal code is like K1A 0B1.'
              : 'A ZIP code is like 94105 or 94105-1234.',
          ),
        ]
      : []),
  ];
}

function billingNumberProblem(billingNumber: string | undefined): PortRemark[] {
  if (billingNumber === undefined || parseNumber(billingNumber) !== undefined) return [];
  return [remark('billingNumber', 'The billing number is a phone number, such as (415) 555-9900.')];
}

function remark(field: PortRemark['field'], message: string): PortRemark {
  return { field, message };
}
