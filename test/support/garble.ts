import type { Served } from './serve.ts';

/** Has a server answer with what nobody understands, so that a read of it fails at once. @returns ends it */
export function garble(server: Pick<Served, 'intercept'>): () => void {
  return server.intercept(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }));
}
