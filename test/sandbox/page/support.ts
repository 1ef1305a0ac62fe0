import type { PagePerson } from '../../../src/sandbox/slack/page-protocol.ts';

export const person = (id: string, name: string, realName: string): PagePerson => ({
  id,
  name,
  realName,
  title: 'Finance',
  role: '',
  isGuest: false,
  isAdmin: false,
  isBot: false,
  isDeactivated: false,
});
