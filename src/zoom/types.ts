/**
 * What Zoom keeps, in this code's words. Enum values stay as Zoom writes them (`toll_free`); one that is not known
 * yet is kept as it came, so every enum is open. Instants are ISO 8601 UTC strings, dates are `YYYY-MM-DD`, money is
 * US dollars per month, phone numbers are E.164.
 */
type Open<Known extends string> = Known | (string & {});

export type NumberType = Open<'local' | 'toll_free' | 'national' | 'mobile'>;
export type NumberCapability = Open<'voice' | 'sms' | 'mms' | 'fax'>;
export type NumberStatus = Open<'active' | 'pending' | 'releasing'>;
export type AssigneeType = Open<'user' | 'call_queue' | 'auto_receptionist' | 'common_area' | 'zoom_room'>;
export type PortingStatus = Open<
  'submitted' | 'pending' | 'scheduled' | 'completed' | 'rejected' | 'cancelled'
>;

type Assignee = { type: AssigneeType; id: string; name?: string | undefined };

/** A number the account has. */
export type PhoneNumber = {
  id: string;
  phoneNumber: string;
  type: NumberType;
  status: NumberStatus;
  country?: string | undefined;
  state?: string | undefined;
  city?: string | undefined;
  capabilities: NumberCapability[];
  monthlyCost?: number | undefined;
  siteId?: string | undefined;
  displayName?: string | undefined;
  assignee?: Assignee | undefined;
  provisionedAt?: string | undefined;
};

/** A number that can be bought. */
export type AvailableNumber = {
  phoneNumber: string;
  /** ISO 3166, two letters. */
  country: string;
  /** State or province, as Zoom writes it, e.g. `CA`. */
  state?: string | undefined;
  city?: string | undefined;
  type: NumberType;
  capabilities: NumberCapability[];
  monthlyCost: number;
};

/** What became of each number of one purchase; a number in neither list was not bought. */
export type Provisioning = { provisioned: ProvisionedNumber[]; failed: FailedNumber[] };
export type ProvisionedNumber = { id: string; phoneNumber: string; status: NumberStatus };
export type FailedNumber = { phoneNumber: string; code?: number | undefined; message: string };

export type Inventory = {
  total: number;
  assigned: number;
  unassigned: number;
  pending: number;
  monthlyCost: number;
  byType: InventoryRow[];
  byState: InventoryRow[];
  bySite: InventoryRow[];
};
export type InventoryRow = {
  key: string;
  total: number;
  assigned: number;
  unassigned: number;
  monthlyCost: number;
};

export type BillingAddress = { address: string; city: string; state: string; zip: string };

/** A port-in. The account number and PIN are write-only: Zoom never gives them back. */
export type PortingOrder = {
  orderId: string;
  status: PortingStatus;
  phoneNumbers: string[];
  /** The losing carrier. */
  carrierName?: string | undefined;
  authorizedPerson?: string | undefined;
  billingAddress?: { [Part in keyof BillingAddress]?: string | undefined } | undefined;
  /** `YYYY-MM-DD`, as the other two. */
  requestedPortDate?: string | undefined;
  scheduledPortDate?: string | undefined;
  estimatedCompletion?: string | undefined;
  /** ISO 8601 in UTC, as the other two: they compare as texts do. */
  submittedAt?: string | undefined;
  updatedAt?: string | undefined;
  completedAt?: string | undefined;
  rejectionReason?: string | undefined;
  rejectionCode?: string | undefined;
};

/** What a new order is answered with. */
export type SubmittedPortingOrder = Pick<
  PortingOrder,
  'orderId' | 'status' | 'phoneNumbers' | 'submittedAt' | 'estimatedCompletion'
>;

export type PortabilityCheck = {
  phoneNumber: string;
  portable: boolean;
  carrierName?: string | undefined;
  type?: NumberType | undefined;
  reason?: string | undefined;
};

/** A run of consecutive numbers, both ends included. */
export type NumberBlock = {
  id: string;
  country: string;
  areaCode: string;
  startNumber: string;
  endNumber: string;
  size: number;
  assignedCount?: number | undefined;
  siteId?: string | undefined;
  status?: Open<'active' | 'pending' | 'releasing'> | undefined;
  monthlyCost?: number | undefined;
  createdAt?: string | undefined;
};

/** An entry of a list that cannot be read. */
export type UnreadableEntry = {
  /** Zoom's id of it, where that much can be read. */
  id?: string | undefined;
  /** Which of its fields, and what is wrong with them; nothing of what they hold. */
  why: string;
};

/** One page of a list; no token on the last one. */
export type Page<Item> = {
  items: Item[];
  nextPageToken?: string | undefined;
  /** Of the whole list, when Zoom says so. */
  total?: number | undefined;
};
