import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { createLog, secretsOf } from '../src/log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void, secrets: string[] = []): string {
  const lines: string[] = [];
  write(createLog('info', secrets, { write: (line) => lines.push(line) }));
  return lines.join('');
}

describe('The log', () => {
  it('is a JSON line with a time and a level in words', () => {
    expect(JSON.parse(logged((log) => log.info({ area: '415' }, 'Searched')))).toMatchObject({
      level: 'info',
      area: '415',
      msg: 'Searched',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it("takes this process's own secrets out, wherever they stand", () => {
    const secret = 'a"secret\\with/quotes';
    const line = logged(
      (log) => {
        log.error({ err: new Error(`refused: ${secret}`), deep: { er: [secret] } }, `with ${secret}`);
      },
      [secret],
    );
    expect(line).not.toContain('with/quotes');
    expect(() => JSON.parse(line)).not.toThrow();
  });

  it("takes the database's password out as it stands in the address, and as the driver says it", () => {
    const secrets = secretsOf(
      readConfig({
        SLACK_BOT_TOKEN: 'xoxb-1-abc',
        SLACK_APP_TOKEN: 'xapp-1-abc',
        ZOOM_ACCOUNT_ID: 'account',
        ZOOM_CLIENT_ID: 'client',
        ZOOM_CLIENT_SECRET: 'zoom-client-secret',
        ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
        DATABASE_URL: 'postgres://bot:p%40ss%2Fw%C3%B6rd@db/phones',
      }),
    );
    const line = logged((log) => {
      log.error({ url: 'postgres://bot:p%40ss%2Fw%C3%B6rd@db/phones' }, 'refused p@ss/wörd');
    }, secrets);
    expect(line).toContain('postgres://bot:[secret]@db/phones');
    expect(line).not.toMatch(/w%C3%B6rd|wörd/);
  });

  it.each([
    'xoxb-1234-abcdEFGH',
    'xoxp-1-2-3',
    'xapp-1-A0-123-abc',
    'Bearer eyJhbGciOi.J9-_x',
    'Basic Y2xpZW50OnNlY3JldA==',
  ])('takes out what looks like a token: %s', (token) => {
    const line = logged((log) => log.warn({ headers: { authorization: token } }, `sent ${token}`));
    expect(line).not.toContain(token.split(' ').at(-1));
    expect(line).toContain('[token]');
  });

  it('seals account numbers and PINs, whatever object they are in', () => {
    const line = logged((log) =>
      log.info(
        { account_number: '123456789', order: { account_pin: '1234', form: { accountPin: '9876' } } },
        'x',
      ),
    );
    expect(line).not.toMatch(/123456789|"1234"|9876/);
  });
});
