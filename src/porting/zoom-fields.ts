import type { PortField } from './port-form.ts';

const FIELDS = new Map<string, PortField>(
  Object.entries({
    phone_numbers: 'phoneNumbers',
    carrier_name: 'carrierName',
    account_number: 'accountNumber',
    account_pin: 'accountPin',
    authorized_person: 'authorizedPerson',
    billing_address: 'address',
    'billing_address.address': 'address',
    'billing_address.city': 'city',
    'billing_address.state': 'state',
    'billing_address.zip': 'zip',
    requested_port_date: 'requestedPortDate',
  } as const),
);

/** Our field of one that Zoom names. Anything behind its name, such as an index, is left out. */
export function fieldOfZoom(name = ''): PortField | undefined {
  return FIELDS.get(name) ?? FIELDS.get(name.replace(/[.[].*$/, ''));
}
