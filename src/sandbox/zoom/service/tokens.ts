import type { Clock } from '../../../clock.ts';
import { invalidToken, missingScope, tokenExpired } from '../errors.ts';
import { idText } from '../random.ts';
import type { Scope } from './endpoint-table.ts';

export type Credentials = { accountId: string; clientId: string; clientSecret: string };

/** Seconds. */
export const TOKEN_LIFETIME = 3600;

export type Tokens = {
  issue(scopes: readonly Scope[]): string;
  /** Every token given out so far is refused from now on. */
  revokeAll(): void;
  /** @throws ZoomError 401/124 or 403/4711 */
  check(authorization: string | null, scope: Scope | undefined): void;
};

/** Tokens live in this process only: after a restart each is unknown, as if revoked. */
export function createTokens(seed: string, clock: Clock): Tokens {
  const issued = new Map<string, { expiresAt: number; scopes: readonly Scope[] }>();
  const started = clock.now().getTime();
  let count = 0;

  return {
    issue(scopes) {
      const now = clock.now().getTime();
      for (const [token, { expiresAt }] of issued) {
        // An expired one stays a while so that its holder hears "expired"; then it is simply unknown.
        if (expiresAt + TOKEN_LIFETIME * 1000 < now) issued.delete(token);
      }
      const token = `eyJzdiI6IjAwMDAwMiJ9.${idText(48, seed, 'token', String(started), String(++count))}`;
      issued.set(token, { expiresAt: now + TOKEN_LIFETIME * 1000, scopes });
      return token;
    },
    revokeAll: () => issued.clear(),
    check(authorization, scope) {
      const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      const grant = token === undefined ? undefined : issued.get(token);
      if (!grant) throw invalidToken();
      if (clock.now().getTime() >= grant.expiresAt) throw tokenExpired();
      if (scope && !grant.scopes.includes(scope)) throw missingScope(scope);
    },
  };
}
