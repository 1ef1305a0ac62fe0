import { describe, expect, test } from 'vitest';
import { complete } from '../../../src/sandbox/page/composer/completion.ts';
import { person } from './support.ts';

const known = {
  commands: [
    { command: '/phone', usageHint: 'search 415', description: 'Find numbers' },
    { command: '/photo', usageHint: '', description: 'Another app' },
  ],
  people: [
    person('U1', 'ana', 'Ana Torres'),
    person('U2', 'ben', 'Ben Okafor'),
    { ...person('U3', 'anatole', 'Anatole Gone'), isDeactivated: true },
    { ...person('B1', 'zoom_phone', 'Zoom Phone'), isBot: true },
  ],
  userGroups: [{ id: 'S1', handle: 'phone-approvers', name: 'Phone approvers' }],
  conversations: [
    { id: 'C1', kind: 'channel' as const, name: 'porting', topic: '', botIsMember: true, unread: 0 },
  ],
};

const inserted = (text: string, cursor = text.length) =>
  complete(text, cursor, known)?.suggestions.map((suggestion) => suggestion.insert);

describe('completion', () => {
  test('a slash lists every command with its usage', () => {
    expect(complete('/', 1, known)).toMatchObject({
      kind: 'command',
      from: 0,
      suggestions: [{ label: '/phone search 415', detail: 'Find numbers' }, { label: '/photo' }],
    });
  });

  test('a command is completed while its name is typed, and not after', () => {
    expect(inserted('/PHON')).toEqual(['/phone ']);
    expect(inserted('/phone ')).toBeUndefined();
    expect(inserted('say /phone')).toBeUndefined();
  });

  test('people are found by handle, first or last name; those who left are not', () => {
    expect(inserted('ask @an')).toEqual(['@ana ']);
    expect(inserted('ask @torr')).toEqual(['@ana ']);
    expect(inserted('ask @ana t')).toEqual(['@ana ']);
    expect(inserted('(@phone-a')).toEqual(['@phone-approvers ']);
  });

  test('an app is mentioned by its name, and a completed word is not offered again', () => {
    expect(inserted('hi @zoom p')).toEqual(['@Zoom Phone ']);
    expect(inserted('hi @Zoom Phone ')).toBeUndefined();
    expect(inserted('ask @ana ')).toBeUndefined();
  });

  test('the word at the cursor counts, not the end of the line', () => {
    expect(complete('tell @be please', 8, known)).toMatchObject({ from: 5, suggestions: [{ key: 'U2' }] });
  });

  test('channels are offered after #, and nothing after the @ of an e-mail address', () => {
    expect(inserted('in #por')).toEqual(['#porting ']);
    expect(inserted('ana@be')).toBeUndefined();
  });
});
