import { expect, test } from 'vitest';
import { redact, redactNamed } from '../../src/zoom/redact.ts';

test('an account number is taken out wherever it stands', () => {
  expect(redact('no account=X123456789Y here', ['123456789'])).toBe('no account=X•••Y here');
});

test('a PIN is taken out where it stands alone, and a phone number that contains it is left', () => {
  expect(redact('PIN 1234 is wrong for +14155551234 (pin:1234)', ['1234'])).toBe(
    'PIN ••• is wrong for +14155551234 (pin:•••)',
  );
});

test('a secret with signs in it is taken out as it is written', () => {
  expect(redact('secret a.b*c$ and axbxc$', ['a.b*c$'])).toBe('secret ••• and axbxc$');
});

test('no secret, no change', () => {
  expect(redact('as it was', [undefined, ''])).toBe('as it was');
});

test.each([
  ['in capitals', 'no account ACCT-5501-QX'],
  ['in none', 'no account acct-5501-qx'],
  ['without its signs', 'no account ACCT5501QX'],
  ['with others', 'no account ACCT 5501.QX'],
])('an account number is taken out %s, too', (_, text) => {
  expect(redact(text, ['Acct-5501-Qx'])).toBe('no account •••');
});

test('a PIN is taken out in capitals, too', () => {
  expect(redact('PIN 7A3X is wrong', ['7a3x'])).toBe('PIN ••• is wrong');
});

test.each([
  ['Account number 8837265-A does not match', 'Account number ••• does not match'],
  ['ACCOUNT # 8837265 / PIN: 4417 WRONG', 'ACCOUNT # ••• / PIN: ••• WRONG'],
  ['acct no. is “QX77” and passcode is 9921', 'acct no. is “•••” and passcode is •••'],
  ['The account PIN is not the one on file.', 'The account PIN is not the one on file.'],
  ['Pending order 5512 on the account. ZIP is 94107.', 'Pending order 5512 on the account. ZIP is 94107.'],
  ['PIN_INVALID', 'PIN_INVALID'],
  ['The numbers are on 2 accounts', 'The numbers are on 2 accounts'],
])('a carrier’s “%s” is kept as “%s”', (said, kept) => {
  expect(redactNamed(said)).toBe(kept);
});
