import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '0\r\n\r\n';
const LENGTH = /^content-length: (\d+)$/im;

/**
 * A connection that is kept alive, with one request at a time. It reads no more of an answer than where it ends: on two
 * cores every microsecond of the client is one that the server does not have.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer[] = [];
  #resolve: (answer: Buffer) => void = () => {};
  #reject: (error: Error) => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => this.#take(data));
    socket.on('close', () => this.#reject(new Error('the server closed the connection')));
    socket.on('error', (error) => this.#reject(error));
  }

  static async open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** The whole answer, head included. */
  send(request: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#socket.write(request, 'latin1');
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    this.#received.push(data);
    if (!isWhole(this.#received)) return;
    const answer = this.#received.length === 1 ? data : Buffer.concat(this.#received);
    this.#received = [];
    this.#resolve(answer);
  }
}

/** Either it says how long it is, or it ends with the last chunk. */
function isWhole(received: readonly Buffer[]): boolean {
  const [first, last] = [received[0], received[received.length - 1]];
  if (first === undefined || last === undefined) return false;
  const headEnd = first.indexOf(HEAD_END);
  if (headEnd === -1) return false;
  const length = LENGTH.exec(first.toString('latin1', 0, headEnd))?.[1];
  if (length === undefined) {
    return last.length >= LAST_CHUNK.length && last.subarray(-5).equals(Buffer.from(LAST_CHUNK));
  }
  const size = received.reduce((total, { length: bytes }) => total + bytes, 0);
  return size >= headEnd + HEAD_END.length + Number(length);
}
