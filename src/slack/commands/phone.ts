import { parseSearch } from '../../numbers/parse-search.ts';
import type { Desk } from '../desk.ts';
import { helpScreen } from '../messages/help.ts';
import { conversationScreen, unknownWordScreen } from '../messages/unknown-word.ts';
import type { CommandHandler, CommandVisit } from '../visits.ts';
import { auditCommand } from './audit.ts';
import { inventoryCommand } from './inventory.ts';
import { portCommand } from './port.ts';
import { releaseCommand } from './release.ts';
import { requestCommand } from './request.ts';
import { requestsCommand } from './requests.ts';
import { searchCommand } from './search.ts';
import { settingsCommand } from './settings.ts';

type Subcommand = (desk: Desk, visit: CommandVisit, rest: string) => Promise<void>;

const help: Subcommand = (_desk, visit) => visit.answer(helpScreen());

/** What can stand behind `/phone`. */
const subcommands = new Map<string, Subcommand>([
  ['search', searchCommand],
  ['find', searchCommand],
  ['request', requestCommand],
  ['requests', requestsCommand],
  ['release', releaseCommand],
  ['port', portCommand],
  ['settings', settingsCommand],
  ['audit', auditCommand],
  ['history', auditCommand],
  ['inventory', inventoryCommand],
  ['port', portCommand],
  ['help', help],
  ['?', help],
]);

/** `/phone …`, and the same words said in a direct message or after a mention. */
export function phoneCommand(desk: Desk): CommandHandler {
  return async (visit) => {
    // In a direct message people may well write the slash command as it is known from channels.
    const words = visit.words.replace(/^[\s\u00a0]*(?:\/phone\b)?[\s\u00a0]*/i, '').trimEnd();
    const [, first = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(words) ?? [];
    const subcommand = subcommands.get(first.toLowerCase());
    if (subcommand) return subcommand(desk, visit, rest);
    if (!first) return visit.answer(helpScreen());
    const reading = parseSearch(words);
    if (!visit.spoken) return visit.answer(unknownWordScreen(first, reading));
    // In a conversation nobody needs a verb to be understood.
    await (reading.kind === 'search'
      ? searchCommand(desk, visit, words)
      : visit.answer(conversationScreen()));
  };
}
