import { expect, test } from 'vitest';
import { redact } from '../../src/zoom/redact.ts';

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
