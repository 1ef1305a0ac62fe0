import { describe, expect, it } from 'vitest';
import { type ImportRow, MOST_ROWS, readImport } from '../../src/inventory/read-import.ts';

const row = (more: Partial<ImportRow> = {}): ImportRow => ({
  row: 2,
  number: '+14155551001',
  assigneeType: 'user',
  assignee: 'rina@example.com',
  assigneeName: '',
  displayName: 'Front desk',
  ...more,
});
const rowsOf = (file: string | Uint8Array) => {
  const reading = readImport(file);
  return reading.kind === 'rows' ? reading.rows : reading.why;
};

describe('A file of assignments', () => {
  it.each([
    ['commas', 'number,assignee type,assignee,display name\n+14155551001,user,rina@example.com,Front desk'],
    [
      'semicolons',
      'number;assignee type;assignee;display name\r\n+14155551001;user;rina@example.com;Front desk\r\n',
    ],
    [
      'tabs',
      'number\tassignee type\tassignee\tdisplay name\n+14155551001\tuser\trina@example.com\tFront desk',
    ],
    [
      'another order and case',
      'DISPLAY NAME,Assignee,Number,Assignee Type\nFront desk,rina@example.com,+14155551001,user',
    ],
    ['other words', 'label;phone_number;owner;owner type\nFront desk;+14155551001;rina@example.com;user'],
    [
      'quotes',
      '"number","assignee type","assignee","display name"\n"+14155551001","user","rina@example.com","Front desk"',
    ],
    [
      'a byte order mark',
      '\uFEFFnumber,assignee type,assignee,display name\n+14155551001,user,rina@example.com,Front desk',
    ],
    [
      'columns that mean nothing',
      'x,number,assignee type,y,assignee,display name\n1,+14155551001,user,2,rina@example.com,Front desk',
    ],
    [
      'spaces',
      ' number , assignee type,assignee ,display name\n +14155551001 , user,rina@example.com, Front desk ',
    ],
    [
      'apostrophes that make text',
      "number,assignee type,assignee,display name\n'+14155551001,user,rina@example.com,Front desk",
    ],
  ])('is read with %s', (_how, file) => expect(rowsOf(file)).toEqual([row()]));

  it('is read as Excel names its own delimiter', () => {
    expect(
      rowsOf(
        'sep=;\nnumber;assignee;assignee type;display name\n+14155551001;rina@example.com;user;Front desk',
      ),
    ).toEqual([row({ row: 3 })]);
  });

  it('is read in UTF-16, as Excel writes Unicode text', () => {
    const text =
      'number\tassignee type\tassignee\tdisplay name\r\n+14155551001\tuser\trina@example.com\tFront désk';
    expect(rowsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))).toEqual([
      row({ displayName: 'Front désk' }),
    ]);
  });

  it('keeps quotes and commas within a cell, makes a space of line breaks, and counts rows as a spreadsheet does', () => {
    const file = 'number,display name\n+14155551001,"Front, \n""the"" desk"\n\n+14155551002,Back\n';
    expect(rowsOf(file)).toEqual([
      row({ assigneeType: '', assignee: '', displayName: 'Front, "the" desk' }),
      row({ row: 4, number: '+14155551002', assigneeType: '', assignee: '', displayName: 'Back' }),
    ]);
  });

  it('takes the columns of an export for what they are', () => {
    const file =
      'number,national format,type,display name,assignee type,assignee id,assignee name\n+14155551001,(415) 555-1001,local,Front desk,user,usr_1,Rina';
    expect(rowsOf(file)).toEqual([row({ assignee: 'usr_1', assigneeName: 'Rina' })]);
  });

  it('gives names on one line, without what makes a sound or turns the direction of what stands behind', () => {
    const name = (cell: string) => rowsOf(`number,display name\n+14155551001,${cell}`);
    const read = (displayName: string) => [row({ assigneeType: '', assignee: '', displayName })];
    expect(name('Front\u0007desk\u202E 2')).toEqual(read('Front desk 2'));
    expect(name('"Front \r\n\t desk"')).toEqual(read('Front desk'));
    expect(name('Front  desk \u{1F469}\u200D\u{1F4BB}')).toEqual(
      read('Front  desk \u{1F469}\u200D\u{1F4BB}'),
    );
  });

  it('may have rows that are too short', () => {
    expect(rowsOf('number,assignee type,assignee,display name\n+14155551001')).toEqual([
      row({ assigneeType: '', assignee: '', displayName: '' }),
    ]);
  });

  it.each([
    ['', 'There is nothing in it.'],
    ['\n \n', 'There is nothing in it.'],
    ['number,assignee', 'There are no rows below the names of the columns.'],
    [
      '+14155551001,user,rina@example.com',
      'The first row must name the columns, one of them “number”. It says: “+14155551001”',
    ],
    ['number,display name\n+14155551001,"never closed', 'a quotation mark is never closed'],
    [`number\n${'1\n'.repeat(MOST_ROWS + 1)}`, 'It has more than 20,000 rows.'],
    [`number\n${' \n'.repeat(MOST_ROWS * 2)}1`, 'It has more than 20,000 rows.'],
    [Buffer.from('PK\u0003\u0004\u0000rest'), 'This is an Excel workbook.'],
    [Buffer.from([0x6e, 0xfc, 0x0a]), 'not text in UTF-8'],
  ])('that cannot be read says what to do: %j', (file, why) => expect(rowsOf(file)).toContain(why));
});
