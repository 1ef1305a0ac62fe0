import { describe, expect, it } from 'vitest';
import { missingScope, scopesFor } from '../../../../src/sandbox/slack/manifest/method-scopes.ts';

describe('a call to the Web API', () => {
  it('goes through with the scope it needs', () => {
    expect(missingScope('chat.postMessage', ['commands', 'chat:write'])).toBeUndefined();
  });

  it('without it learns which scope is needed and which ones the token has', () => {
    expect(missingScope('chat.postMessage', ['commands', 'im:write'])).toEqual({
      needed: 'chat:write',
      provided: 'commands,im:write',
    });
  });

  it('needs no scope to open a modal, to test its token or to link to a message', () => {
    for (const method of ['views.open', 'auth.test', 'chat.getPermalink']) {
      expect(missingScope(method, [])).toBeUndefined();
    }
  });

  it('needs the scope of the kind of conversation that it reads', () => {
    const granted = ['channels:history', 'im:history'];
    expect(missingScope('conversations.history', granted, ['channel'])).toBeUndefined();
    expect(missingScope('conversations.history', granted, ['group'])).toMatchObject({
      needed: 'groups:history',
    });
    expect(missingScope('conversations.list', ['channels:read'], ['channel', 'group', 'im'])).toMatchObject({
      needed: 'groups:read,im:read',
    });
  });

  it('of unknown conversations is let through with any of its scopes, and refused with none', () => {
    expect(missingScope('conversations.info', ['groups:read'])).toBeUndefined();
    expect(missingScope('conversations.info', ['chat:write'])).toEqual({
      needed: 'channels:read,groups:read,im:read,mpim:read',
      provided: 'chat:write',
    });
  });

  it('to a method nobody wrote down is a mistake of ours', () => {
    expect(() => scopesFor('chat.scream')).toThrow(RangeError);
  });
});
