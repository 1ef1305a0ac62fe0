import type {
  AssigneeType,
  AvailableNumber,
  BillingAddress,
  Inventory,
  NumberBlock,
  NumberCapability,
  NumberStatus,
  NumberType,
  Page,
  PhoneNumber,
  PortabilityCheck,
  PortingOrder,
  PortingStatus,
  Provisioning,
  SubmittedPortingOrder,
  UnreadableEntry,
} from './types.ts';

/** What a Zoom API may or may not let this account do: ask `offers` before relying on it. */
type Capability =
  | 'numbers-read'
  | 'numbers-write'
  | 'assign'
  | 'release'
  | 'search'
  | 'purchase'
  | 'inventory'
  | 'porting-read'
  | 'porting-write'
  | 'portability-check'
  | 'blocks-read'
  | 'blocks-write'
  | 'toll-free-search'
  | 'toll-free-purchase';

/**
 * Phone numbers at Zoom, as the features use them.
 *
 * Every call rejects with one of the three errors of `errors.ts`: `ZoomRefused` (nothing happened),
 * `ZoomUnavailable` (nothing was sent, or a read failed), `ZoomOutcomeUnknown` (a write may have happened).
 * An aborted `signal` ends a read, and a write that has not been sent yet, with the signal's reason; a write on its
 * way is never called off, for nobody would know what became of it.
 */
export type Zoom = {
  offers(capability: Capability): boolean;
  numbers: ZoomNumbers;
  porting: ZoomPorting;
  blocks: ZoomBlocks;
  tollFree: ZoomTollFree;
};

export type CallOptions = { signal?: AbortSignal | undefined };
/** `pageSize` is 1–300; Zoom's own default is 30. */
type ListOptions = CallOptions & {
  pageSize?: number | undefined;
  /**
   * Hears of each entry that cannot be read, which is left out then. Without it, it makes the list one that cannot be
   * read: whoever looks for something must not take what they cannot read for what is not there.
   */
  onUnreadable?: ((entry: UnreadableEntry) => void) | undefined;
};
/** A page token lives 15 minutes: see `isPageTokenExpired`. */
type PageOptions = ListOptions & { pageToken?: string | undefined };

/** Lists are read a page at a time as they are walked, so a caller that stops early costs no further call. */
export type List<Filter, Item> = (filter?: Filter, options?: ListOptions) => AsyncIterable<Item>;
export type PageOf<Filter, Item> = (filter?: Filter, options?: PageOptions) => Promise<Page<Item>>;

export type NumberFilter = {
  type?: NumberType | undefined;
  status?: NumberStatus | undefined;
  assigned?: boolean | undefined;
  siteId?: string | undefined;
  state?: string | undefined;
  /** The beginning of the number, or a part of its display name. */
  keyword?: string | undefined;
};
type NumberChanges = {
  displayName?: string | undefined;
  siteId?: string | undefined;
  capabilities?: NumberCapability[] | undefined;
};
export type AvailableFilter = {
  country?: string | undefined;
  state?: string | undefined;
  city?: string | undefined;
  areaCode?: string | undefined;
  type?: NumberType | undefined;
  /** 1–100, 10 unless told. */
  quantity?: number | undefined;
};
/** 1–100 numbers. */
export type Purchase = { phoneNumbers: string[]; siteId?: string | undefined };

export type ZoomNumbers = {
  list: List<NumberFilter, PhoneNumber>;
  page: PageOf<NumberFilter, PhoneNumber>;
  get(idOrE164: string, options?: CallOptions): Promise<PhoneNumber>;
  /** Adds one number to the account. */
  add(
    number: { phoneNumber: string; siteId?: string | undefined; displayName?: string | undefined },
    options?: CallOptions,
  ): Promise<PhoneNumber>;
  update(id: string, changes: NumberChanges, options?: CallOptions): Promise<PhoneNumber>;
  /** Gives the number up; refused (100011) while it is assigned. */
  release(id: string, options?: CallOptions): Promise<void>;
  /** For a `user`, the Zoom user id or the e-mail address. */
  assign(
    id: string,
    assignee: { type: AssigneeType; id: string },
    options?: CallOptions,
  ): Promise<PhoneNumber>;
  unassign(id: string, options?: CallOptions): Promise<void>;
  unassigned: List<Omit<NumberFilter, 'assigned'>, PhoneNumber>;
  unassignedPage: PageOf<Omit<NumberFilter, 'assigned'>, PhoneNumber>;
  inventory(options?: CallOptions): Promise<Inventory>;
  searchAvailable(filter: AvailableFilter, options?: CallOptions): Promise<AvailableNumber[]>;
  /** Buys. Some may succeed and others fail in one answer. */
  provision(purchase: Purchase, options?: CallOptions): Promise<Provisioning>;
};

export type PortingFilter = { status?: PortingStatus[] | undefined };
type NewPortingOrder = {
  /** 1–100. */
  phoneNumbers: string[];
  carrierName: string;
  accountNumber: string;
  accountPin?: string | undefined;
  authorizedPerson: string;
  billingAddress: BillingAddress;
  /** `YYYY-MM-DD`. */
  requestedPortDate: string;
};
export type PortingChanges = {
  [Key in Exclude<keyof NewPortingOrder, 'phoneNumbers'>]?: NewPortingOrder[Key] | undefined;
};

export type ZoomPorting = {
  /** Newest change first. */
  list: List<PortingFilter, PortingOrder>;
  page: PageOf<PortingFilter, PortingOrder>;
  get(orderId: string, options?: CallOptions): Promise<PortingOrder>;
  create(order: NewPortingOrder, options?: CallOptions): Promise<SubmittedPortingOrder>;
  /** While submitted, pending or rejected; a rejected order is thereby resubmitted. */
  update(orderId: string, changes: PortingChanges, options?: CallOptions): Promise<PortingOrder>;
  cancel(orderId: string, options?: CallOptions): Promise<void>;
  /** Asks whether 1–100 numbers can be ported; changes nothing. */
  validate(phoneNumbers: string[], options?: CallOptions): Promise<PortabilityCheck[]>;
};

export type ZoomBlocks = {
  list: List<undefined, NumberBlock>;
  page: PageOf<undefined, NumberBlock>;
  create(
    block: {
      country: string;
      areaCode: string;
      /** 10, 20, 50, 100, 200, 500 or 1000. */
      size: number;
      siteId?: string | undefined;
    },
    options?: CallOptions,
  ): Promise<NumberBlock>;
  /** Refused (100011) while any of its numbers is assigned. */
  release(blockId: string, options?: CallOptions): Promise<void>;
};

export type TollFreeFilter = {
  /** 800, 833, 844, 855, 866, 877 or 888. */
  prefix?: string | undefined;
  /** 1–100, 10 unless told. */
  quantity?: number | undefined;
};

export type ZoomTollFree = {
  list: List<NumberFilter, PhoneNumber>;
  page: PageOf<NumberFilter, PhoneNumber>;
  searchAvailable(filter: TollFreeFilter, options?: CallOptions): Promise<AvailableNumber[]>;
  /** Buys, as `numbers.provision` does. */
  provision(purchase: Purchase, options?: CallOptions): Promise<Provisioning>;
};
