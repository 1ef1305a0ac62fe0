import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Core } from '../core.ts';
import { screenOf } from './screen.ts';

/** One push for a burst of changes. */
const DEBOUNCE_MILLISECONDS = 4;

export type Live = {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
};

/** Sends each open page its person's whole screen, at once and after every change. */
export function createLive(core: Core): Live {
  const { workspace } = core;
  const server = new WebSocketServer({ noServer: true });
  const pages = new Map<WebSocket, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (page: WebSocket, personId: string) => {
    const person = workspace.people.get(personId);
    if (person && page.readyState === page.OPEN) page.send(JSON.stringify(screenOf(core, person)));
  };
  const stop = workspace.onChange(() => {
    if (pages.size === 0) return;
    // Real time, not the injected clock: a page is looked at by a person or a browser test even when time stands still.
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const [page, personId] of pages) show(page, personId);
    }, DEBOUNCE_MILLISECONDS);
  });

  return {
    upgrade(request, socket, head) {
      const personId = new URL(request.url ?? '', 'http://local').searchParams.get('person') ?? '';
      const person = workspace.people.get(personId);
      if (!person || person.isBot) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (page) => {
        pages.set(page, personId);
        page.on('close', () => pages.delete(page));
        page.on('error', () => page.terminate());
        show(page, personId);
      });
    },
    close() {
      stop();
      clearTimeout(timer);
      for (const page of pages.keys()) page.terminate();
      server.close();
    },
  };
}
