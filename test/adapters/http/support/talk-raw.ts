import { connect, type Socket } from 'node:net';

/** A connection on which a test says what no HTTP client would. */
export interface RawTalk {
  readonly socket: Socket;
  /** All that has been received so far. */
  received(): string;
  /** Resolves with all that was received once the server hangs up. */
  readonly ended: Promise<string>;
  /** Resolves once `text` has been received. */
  until(text: string): Promise<string>;
}

export async function talkRaw(url: string): Promise<RawTalk> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    received += chunk;
  });
  // A reset shows as an end with nothing more received.
  socket.on('error', () => {});
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  await new Promise((resolve) => socket.once('connect', resolve));
  const until = async (text: string) => {
    while (!received.includes(text)) {
      if (socket.destroyed) throw new Error(`hung up before "${text}": ${received}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return received;
  };
  return { socket, received: () => received, ended, until };
}
