import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

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
