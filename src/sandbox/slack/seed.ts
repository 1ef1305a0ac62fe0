import type { Channel, Person } from './workspace/model.ts';

/** The company that lives in the local Slack. Ids look like Slack's: upper case letters and digits, fixed for ever. */
export const TEAM = { id: 'T01MERIDIAN', name: 'Meridian Health', domain: 'meridian-health' } as const;
/** A partner company that shares a channel with ours. */
export const OTHER_TEAM_ID = 'T09CARRIER1';

export const APP_ID = 'A01PHONEOPS';
export const BOT_ID = 'B01PHONEBOT';
export const BOT_USER_ID = 'U01PHONEBOT';

export const RINA = 'U01RINAPATL';
export const ANA = 'U02ANATORRE';
export const BEN = 'U03BENOKAFR';
export const ADA = 'U04ADALINDQ';
export const GUS = 'U05GUSMEYER';
/** Left the company: her account is deactivated. */
export const LEA = 'U06LEAMORIN';
/** Works at the partner company, and is in our shared channel. */
export const STU = 'U07STUREYES';
export const SLACKBOT = 'USLACKBOT';

export const GENERAL = 'C01GENERAL0';
export const PHONE_APPROVALS = 'C02APPROVAL';
export const PORTING = 'C03PORTING0';
/** Private; the bot is not in it. */
export const FINANCE_PRIVATE = 'C04FINANCE0';

export const PHONE_APPROVERS = 'S01APPROVER';

const person = (
  facts: Pick<Person, 'id' | 'name' | 'realName' | 'title' | 'role'> & Partial<Person>,
): Person => ({
  teamId: TEAM.id,
  email: `${facts.name}@meridian-health.example`,
  timeZone: 'America/Los_Angeles',
  isAdmin: false,
  isOwner: false,
  isGuest: false,
  isBot: false,
  isDeactivated: false,
  isPlayable: true,
  ...facts,
});

export const seedPeople: readonly Person[] = [
  person({ id: RINA, name: 'rina', realName: 'Rina Patel', title: 'Office manager', role: 'Requester' }),
  person({
    id: ANA,
    name: 'ana',
    realName: 'Ana Torres',
    title: 'Finance',
    role: 'Approver',
    timeZone: 'America/New_York',
  }),
  person({ id: BEN, name: 'ben', realName: 'Ben Okafor', title: 'IT lead', role: 'Approver' }),
  person({
    id: ADA,
    name: 'ada',
    realName: 'Ada Lindqvist',
    title: 'Head of operations',
    role: 'Admin',
    isAdmin: true,
    isOwner: true,
  }),
  person({ id: GUS, name: 'gus', realName: 'Gus Meyer', title: 'Contractor', role: 'Guest', isGuest: true }),
  person({
    id: LEA,
    name: 'lea',
    realName: 'Lea Morin',
    title: 'Former office manager',
    role: 'Deactivated',
    isDeactivated: true,
    isPlayable: false,
  }),
  person({
    id: STU,
    teamId: OTHER_TEAM_ID,
    name: 'stu',
    realName: 'Stu Reyes',
    title: 'Account manager at the carrier',
    role: 'Stranger from a shared channel',
    email: 'stu@carrier-one.example',
    timeZone: 'America/Chicago',
  }),
];

export const slackbot: Person = person({
  id: SLACKBOT,
  name: 'slackbot',
  realName: 'Slackbot',
  title: '',
  role: 'Slackbot',
  isPlayable: false,
});

export const botPerson = (name: string): Person =>
  person({
    id: BOT_USER_ID,
    name: name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '_'),
    realName: name,
    title: '',
    role: 'Bot',
    email: '',
    isBot: true,
    isPlayable: false,
  });

const insiders = [RINA, ANA, BEN, ADA, GUS];

const channel = (
  facts: Pick<Channel, 'id' | 'name' | 'members'> & Partial<Channel>,
  created: number,
): Channel => ({
  kind: 'public',
  topic: '',
  purpose: '',
  creator: ADA,
  created,
  isArchived: false,
  isGeneral: false,
  isShared: false,
  ...facts,
});

/** @param created unix seconds */
export const seedChannels = (created: number): Channel[] => [
  channel(
    {
      id: GENERAL,
      name: 'general',
      topic: 'Company news and everything else',
      isGeneral: true,
      members: [...insiders, BOT_USER_ID],
    },
    created,
  ),
  channel(
    {
      id: PHONE_APPROVALS,
      name: 'phone-approvals',
      topic: 'Requests for phone numbers, and their decisions',
      members: [...insiders, BOT_USER_ID],
    },
    created,
  ),
  channel(
    {
      id: PORTING,
      name: 'porting',
      topic: 'Numbers on their way to us, shared with the carrier',
      isShared: true,
      members: [...insiders, STU, BOT_USER_ID],
    },
    created,
  ),
  channel(
    {
      id: FINANCE_PRIVATE,
      name: 'finance-private',
      kind: 'private',
      topic: 'Budget talk',
      members: [ANA, ADA],
      creator: ANA,
    },
    created,
  ),
];

/** The bot's direct message with a person; it is there from the start. */
export const imWithBot = (personId: string, created: number): Channel =>
  channel(
    {
      id: `D${personId.slice(1)}`,
      name: '',
      kind: 'im',
      creator: BOT_USER_ID,
      members: [personId, BOT_USER_ID],
    },
    created,
  );

export type UserGroup = { id: string; handle: string; name: string; description: string; users: string[] };

export const seedUserGroups: readonly UserGroup[] = [
  {
    id: PHONE_APPROVERS,
    handle: 'phone-approvers',
    name: 'Phone approvers',
    description: 'Decide on requests for phone numbers',
    users: [ANA, BEN],
  },
];
