import { nearest } from '../../numbers/spelling.ts';

/** What people guess that a command is called, and what it is called. */
const GUESSES: Readonly<Record<string, string>> = {
  rename: 'edit',
  name: 'edit',
  change: 'edit',
  give: 'assign',
  move: 'assign',
  reassign: 'assign',
  transfer: 'assign',
  take: 'unassign',
  free: 'unassign',
  buy: 'request',
  order: 'request',
  purchase: 'request',
  approve: 'requests',
  approvals: 'requests',
  deny: 'requests',
  cancel: 'requests',
  withdraw: 'requests',
  delete: 'release',
  remove: 'release',
  list: 'numbers',
  idle: 'unassigned',
  cost: 'inventory',
  costs: 'inventory',
  report: 'inventory',
  csv: 'export',
  upload: 'import',
  porting: 'ports',
  orders: 'ports',
  log: 'audit',
  config: 'settings',
};

/** The command that was likely meant by a word that is none; nothing when none comes near. */
export function meantCommand(word: string, commands: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  return Object.hasOwn(GUESSES, typed) ? GUESSES[typed] : nearest(typed, commands);
}
