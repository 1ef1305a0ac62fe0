import { BYTE_ORDER_MARK, csvLine } from '../../csv.ts';
import { IMPORT_COLUMNS } from '../../inventory/read-import.ts';
import type { OutgoingFile } from '../send-file.ts';

/** Numbers that nobody has: the rows are there to be written over. */
const EXAMPLES = [
  ['+14155550100', 'user', 'rina@example.com', 'Front desk'],
  ['+14155550101', 'call_queue', 'the id of the queue at Zoom', 'Appointments'],
  ['+14155550102', 'none', '', ''],
];

/** A file to fill in for an import. */
export function importTemplate(): OutgoingFile {
  async function* text() {
    yield BYTE_ORDER_MARK + csvLine([...IMPORT_COLUMNS]);
    yield EXAMPLES.map(csvLine).join('');
  }
  return {
    name: 'assignments.csv',
    title: 'Assignments to import',
    comment:
      'Write your rows over the examples, and hand the file in with `/phone import`. Types are user, call_queue, auto_receptionist, common_area, zoom_room, and none to take a number away.',
    text: text(),
  };
}
