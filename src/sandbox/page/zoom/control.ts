import type { FaultRequest, PortingStatus } from '../../zoom/control-protocol.ts';

export type Move = { to: PortingStatus; date?: string; reason?: string };

/** Each resolves to what went wrong, or to null. */
export const control = {
  move: (orderId: string, move: Move) => ask('POST', `/orders/${encodeURIComponent(orderId)}/move`, move),
  passDays: (days: number) => ask('POST', '/days', { days }),
  addFault: (fault: FaultRequest) => ask('POST', '/faults', fault),
  removeFault: (id: string) => ask('DELETE', `/faults/${encodeURIComponent(id)}`),
  removeAllFaults: () => ask('DELETE', '/faults'),
  revokeTokens: () => ask('POST', '/revoke-tokens', {}),
  forgetCalls: () => ask('DELETE', '/calls'),
};

async function ask(method: string, path: string, body?: unknown): Promise<string | null> {
  try {
    const response = await fetch(`/zoom/control${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (response.ok) return null;
    const text = await response.text();
    return messageIn(text) ?? `The local Zoom answered ${response.status}.`;
  } catch {
    return 'The local Zoom does not answer.';
  }
}

function messageIn(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    const hasMessage = typeof body === 'object' && body !== null && 'message' in body;
    return hasMessage && typeof body.message === 'string' ? body.message : undefined;
  } catch {
    return undefined;
  }
}
