import { expect, it } from 'vitest';
import { csvLine } from '../src/csv.ts';

it('keeps commas, quotes and line breaks within their cell', () => {
  expect(csvLine(['plain', 'a, b', 'say "yes"', 'two\nlines', ''])).toBe(
    'plain,"a, b","say ""yes""","two\nlines",\r\n',
  );
});

it.each([
  ['=1+1', "'=1+1"],
  ['+1+cmd', "'+1+cmd"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', "'  =1"],
  ['\t=1', "'\t=1"],
  ['＝1+1', "'＝1+1"],
])('makes text of what a spreadsheet would compute: %j', (cell, safe) => {
  expect(csvLine([cell])).toBe(`${safe}\r\n`);
});

it('makes text of a formula that has to be quoted as well', () => {
  expect(csvLine(['=HYPERLINK("http://evil.example","click, please")'])).toBe(
    `"'=HYPERLINK(""http://evil.example"",""click, please"")"\r\n`,
  );
});

it('leaves phone numbers and ordinary text as they are', () => {
  expect(csvLine(['+14155551001; +14155551002', '+442079460000', '12', '$5.00', 'a=b'])).toBe(
    '+14155551001; +14155551002,+442079460000,12,$5.00,a=b\r\n',
  );
});
