import { describe, expect, test } from 'vitest';
import { withHandles } from '../../../src/sandbox/page/composer/mentions.ts';
import { person } from './support.ts';

const people = [
  person('U1', 'ana', 'Ana Torres'),
  person('U2', 'ana.maria', 'Ana Torres Ruiz'),
  { ...person('B1', 'zoom_phone', 'Zoom Phone'), isBot: true },
  { ...person('U3', 'lea', 'Lea Morin'), isDeactivated: true },
];
const sent = (text: string) => withHandles(text, people);

describe('a mention by name', () => {
  test('reaches whom it names, though the name has a space', () => {
    expect(sent('@Zoom Phone search 415')).toBe('@zoom_phone search 415');
    expect(sent('thanks (@zoom phone), really')).toBe('thanks (@zoom_phone), really');
  });

  test('goes to the longer of two names', () => {
    expect(sent('@Ana Torres Ruiz and @Ana Torres')).toBe('@ana.maria and @ana');
  });

  test('leaves alone longer words, e-mail addresses, handles and those who left', () => {
    for (const text of ['@Zoom Phones', 'me@Zoom Phone', '@ana hello', '@Lea Morin', 'Zoom Phone']) {
      expect(sent(text)).toBe(text);
    }
  });
});
