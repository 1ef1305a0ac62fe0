import { once } from 'node:events';
import { connect } from 'node:net';

export type RawConnection = {
  /** Resolves with all that has come back as soon as this is in it, or the other side has closed. @throws after five seconds */
  hears(what: RegExp): Promise<string>;
  /** Resolves with all that came back when the other side has closed. */
  ended: Promise<string>;
  close(): void;
};

/** A TCP connection over which this is sent, byte for byte: what no HTTP client would send. */
export async function sendRaw(port: number, lines: string[]): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let heard = '';
  socket.on('data', (text) => {
    heard += text;
  });
  // Whoever hangs up in the middle of a request may do it the hard way.
  socket.on('error', () => {});
  const ended = once(socket, 'close').then(() => heard);
  await once(socket, 'connect');
  socket.write(lines.join('\r\n'));
  return {
    ended,
    hears: (what) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`Waited for ${what}, heard: ${heard}`)), 5_000);
        const look = (closed = false) => {
          if (!closed && !what.test(heard)) return;
          clearTimeout(late);
          resolve(heard);
        };
        socket.on('data', () => look());
        socket.once('close', () => look(true));
        look(socket.closed);
      }),
    close: () => socket.destroy(),
  };
}
