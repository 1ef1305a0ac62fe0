import { parseSearch } from '../../numbers/parse-search.ts';
import { importCommand } from '../actions/import.ts';
import type { Desk } from '../desk.ts';
import { helpScreen } from '../messages/help.ts';
import { conversationScreen, unknownWordScreen } from '../messages/unknown-word.ts';
import type { CommandHandler, CommandVisit } from '../visits.ts';
import { auditCommand } from './audit.ts';
import { blockCommand, blocksCommand } from './blocks.ts';
import { assignCommand, editCommand, unassignCommand } from './change-number.ts';
import { exportCommand } from './export.ts';
import { inventoryCommand } from './inventory.ts';
import { meantCommand } from './meant.ts';
import { areNumbers, numberCommand } from './number.ts';
import { numbersCommand } from './numbers.ts';
import { portingCommand } from './porting.ts';
import { portsCommand } from './ports.ts';
import { releaseCommand } from './release.ts';
import { requestCommand } from './request.ts';
import { requestsCommand } from './requests.ts';
import { searchCommand } from './search.ts';
import { settingsCommand } from './settings.ts';
import { tollFreeCommand } from './tollfree.ts';
import { unassignedCommand } from './unassigned.ts';

type Subcommand = (desk: Desk, visit: CommandVisit, rest: string) => Promise<void>;

const help: Subcommand = (_desk, visit) => visit.answer(helpScreen());

/** What can stand behind `/phone`. */
const subcommands = new Map<string, Subcommand>([
  ['search', searchCommand],
  ['find', searchCommand],
  ['request', requestCommand],
  ['requests', requestsCommand],
  ['assign', assignCommand],
  ['unassign', unassignCommand],
  ['edit', editCommand],
  ['release', releaseCommand],
  ['blocks', blocksCommand],
  ['block', blockCommand],
  ['settings', settingsCommand],
  ['audit', auditCommand],
  ['history', auditCommand],
  ['export', exportCommand],
  ['import', importCommand],
  ['number', numberCommand],
  ['numbers', numbersCommand],
  ['tollfree', tollFreeCommand],
  ['unassigned', unassignedCommand],
  ['inventory', inventoryCommand],
  ['port', portingCommand],
  ['ports', portsCommand],
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
    if (areNumbers(words)) return numberCommand(desk, visit, words);
    const reading = parseSearch(words);
    if (!visit.spoken) {
      return visit.answer(unknownWordScreen(first, reading, meantCommand(first, subcommands.keys())));
    }
    // In a conversation nobody needs a verb to be understood.
    await (reading.kind === 'search'
      ? searchCommand(desk, visit, words)
      : visit.answer(conversationScreen()));
  };
}
