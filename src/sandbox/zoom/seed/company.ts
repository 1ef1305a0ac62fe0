import type { Site } from '../account/records.ts';

/** The company whose account this is: a group of clinics, as believable as the bot's screens need it. */
export const COMPANY = 'Meridian Health';

export type SeedSite = Site & {
  /** Area codes its local numbers lie in, each with its place. */
  areas: readonly { areaCode: string; country: string; state: string; city: string }[];
  /** The part of the company's people and numbers that are here; all shares together are 1. */
  share: number;
};

export const SITES: readonly SeedSite[] = [
  {
    id: 'site_denver',
    name: 'Denver Headquarters',
    areas: [
      { areaCode: '303', country: 'US', state: 'CO', city: 'Denver' },
      { areaCode: '720', country: 'US', state: 'CO', city: 'Denver' },
    ],
    share: 0.34,
  },
  {
    id: 'site_sf',
    name: 'San Francisco Clinic',
    areas: [
      { areaCode: '415', country: 'US', state: 'CA', city: 'San Francisco' },
      { areaCode: '628', country: 'US', state: 'CA', city: 'San Francisco' },
    ],
    share: 0.22,
  },
  {
    id: 'site_chicago',
    name: 'Chicago Clinic',
    areas: [{ areaCode: '312', country: 'US', state: 'IL', city: 'Chicago' }],
    share: 0.18,
  },
  {
    id: 'site_austin',
    name: 'Austin Billing Center',
    areas: [
      { areaCode: '512', country: 'US', state: 'TX', city: 'Austin' },
      { areaCode: '737', country: 'US', state: 'TX', city: 'Austin' },
    ],
    share: 0.14,
  },
  {
    id: 'site_toronto',
    name: 'Toronto Clinic',
    areas: [
      { areaCode: '416', country: 'CA', state: 'ON', city: 'Toronto' },
      { areaCode: '647', country: 'CA', state: 'ON', city: 'Toronto' },
    ],
    share: 0.12,
  },
  // London has no North American numbers: its national and mobile ones come on top of the shares.
  { id: 'site_london', name: 'London Research Office', areas: [], share: 0 },
];

/** People who also are in the local Slack, so that they can be given a number by e-mail. */
export const KNOWN_PEOPLE = [
  { name: 'Rina Patel', email: 'rina@meridian-health.example' },
  { name: 'Ana Torres', email: 'ana@meridian-health.example' },
  { name: 'Ben Okafor', email: 'ben@meridian-health.example' },
  { name: 'Ada Lindqvist', email: 'ada@meridian-health.example' },
  { name: 'Gus Meyer', email: 'gus@meridian-health.example' },
] as const;

export const FIRST_NAMES = [
  ...[
    'Maria',
    'James',
    'Aisha',
    'Wei',
    'Sofia',
    'Daniel',
    'Priya',
    'Lucas',
    'Emma',
    'Omar',
    'Chloe',
    'Mateo',
  ],
  ...[
    'Grace',
    'Noah',
    'Fatima',
    'Liam',
    'Hannah',
    'Diego',
    'Yuki',
    'Olivia',
    'Ivan',
    'Nadia',
    'Samuel',
    'Leila',
  ],
  ...[
    'Peter',
    'Ingrid',
    'Tomas',
    'Ruth',
    'Kwame',
    'Elena',
    'Arjun',
    'Zoe',
    'Marcus',
    'Camille',
    'Hugo',
    'Bao',
  ],
];

export const LAST_NAMES = [
  ...['Alvarez', 'Chen', 'Johnson', 'Nguyen', 'Kowalski', 'Haddad', 'Williams', 'Garcia', 'Kim', 'Murphy'],
  ...[
    'Singh',
    'Silva',
    'Novak',
    'Brown',
    'Ivanova',
    'Mensah',
    'Larsen',
    'Rossi',
    'Tanaka',
    'Dubois',
    'Martin',
  ],
  ...['Hughes', 'Ahmed', 'Lopez', 'Fischer', 'Owens', 'Park', 'Bennett', 'Costa', 'Reid', 'Sharma', 'Walsh'],
];

export const DEPARTMENTS = [
  ...['Cardiology', 'Pediatrics', 'Radiology', 'Oncology', 'Orthopedics', 'Dermatology', 'Neurology'],
  ...[
    'Billing',
    'Claims',
    'Pharmacy',
    'Laboratory',
    'Human Resources',
    'IT Help Desk',
    'Facilities',
    'Legal',
  ],
];

export const QUEUES = [
  ...['Appointments', 'Nurse Line', 'Billing Questions', 'Prescription Refills', 'New Patients', 'Referrals'],
  ...['Test Results', 'Insurance', 'Records Requests', 'After Hours'],
];

export const ROOMS = ['Aspen', 'Boulder', 'Cedar', 'Evergreen', 'Juniper', 'Maple', 'Redwood', 'Sequoia'];

export const AREAS = [
  ...['Front Desk', 'Lobby', 'Break Room', 'Loading Dock', 'Waiting Room', 'Security Desk', 'Nurse Station'],
];
