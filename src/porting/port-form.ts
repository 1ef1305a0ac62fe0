import type { LineType } from './lead-time.ts';
import type { Day } from './port-days.ts';

export type ServiceAddress = { address: string; city: string; state: string; zip: string };

/** Whether the account stays with the losing carrier, with what is left of it. */
export type PortScope = 'full' | 'partial';

/** What somebody has to confirm before an order is filed; each has stopped ports before. */
export const CHECKLIST = {
  active: 'The service stays active until the port is complete',
  clear: 'No pending order, port freeze, DSL or alarm is on the lines',
  bill: 'A bill no older than 30 days is at hand; name and address are as on it',
} as const;
export type ChecklistItem = keyof typeof CHECKLIST;

/** A port-in as the form has it. Account number and PIN are secrets: they are sealed, sent to Zoom, and forgotten. */
export type PortForm = {
  /** E.164 of the United States or Canada, each once. */
  phoneNumbers: string[];
  lineType: LineType;
  /** The losing carrier. */
  carrierName: string;
  accountNumber: string;
  accountPin?: string | undefined;
  /** First and last name of who may change the account at the losing carrier. */
  authorizedPerson: string;
  /** Where the service is, as on the bill. */
  serviceAddress: ServiceAddress;
  /** The account's billing telephone number (BTN), E.164. Zoom does not take it; it is kept with the order. */
  billingNumber?: string | undefined;
  scope: PortScope;
  /** Of a partial port: what happens to the numbers that stay. */
  remaining?: string | undefined;
  requestedPortDate: Day;
  checked: ChecklistItem[];
};

export type PortField = keyof Omit<PortForm, 'serviceAddress'> | keyof ServiceAddress;

/** What is said of a field, in a sentence that says what to do. */
export type PortRemark = { field: PortField; message: string };
