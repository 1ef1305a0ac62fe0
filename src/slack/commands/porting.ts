import { parseNumber } from '../../numbers/format-number.ts';
import { plainText } from '../../numbers/plain-text.ts';
import { readPortOrdersOfNumber } from '../../store/port-orders.ts';
import type { Desk } from '../desk.ts';
import type { CommandVisit } from '../visits.ts';
import { portCommand } from './port.ts';
import { portOrderCommand, portUnwatchCommand, portWatchCommand } from './ports.ts';

/** `/phone port …`: an order, who is told of ports, and everything else about porting in. */
export async function portingCommand(desk: Desk, visit: CommandVisit, words: string): Promise<void> {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(words) ?? [];
  switch (first.toLowerCase()) {
    case 'watch':
      return portWatchCommand(desk, visit, rest);
    case 'unwatch':
      return portUnwatchCommand(desk, visit, rest);
    case 'order':
      return portOrderCommand(desk, visit, rest);
    default:
      return (await isOrder(desk, words))
        ? portOrderCommand(desk, visit, words)
        : portCommand(desk, visit, words);
  }
}

/** An order's id, or a number that is in one; another number is looked at for whether it can be ported. */
async function isOrder({ store }: Desk, words: string): Promise<boolean> {
  const text = plainText(words);
  if (/^port_\S+$/i.test(text)) return true;
  const number = parseNumber(text);
  return number !== undefined && (await readPortOrdersOfNumber(store.db, number)).length > 0;
}
