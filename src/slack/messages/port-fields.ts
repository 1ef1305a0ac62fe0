import type { PortField } from '../../porting/port-form.ts';

/** Fields of a port as people read them. */
export const PORT_FIELD_NAMES: Readonly<Record<PortField, string>> = {
  phoneNumbers: 'Numbers',
  lineType: 'Kind of line',
  carrierName: 'Losing carrier',
  accountNumber: 'Account number',
  accountPin: 'PIN',
  authorizedPerson: 'Authorized person',
  address: 'Street address',
  city: 'City',
  state: 'State or province',
  zip: 'ZIP or postal code',
  billingNumber: 'Billing number (BTN)',
  scope: 'All numbers of the account?',
  remaining: 'What happens to the numbers that stay',
  requestedPortDate: 'Day of the port',
  checked: 'Checklist',
};
