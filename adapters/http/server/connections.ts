import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** The connections of a server, and which of them are in the middle of something. */
export class Connections {
  private readonly open = new Set<Socket>();
  private readonly unanswered = new Set<ServerResponse>();
  /** How many requests to be read to their end, and answers to be sent, a connection has. */
  private readonly pending = new WeakMap<Duplex, number>();
  private closing = false;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
    });
    for (const event of ['request', 'checkContinue', 'checkExpectation']) {
      server.on(event, (request, response) => this.follow(request, response));
    }
  }

  isBusy(socket: Duplex): boolean {
    return (this.pending.get(socket) ?? 0) > 0;
  }

  /** Hangs up where nothing goes on, now and as soon as what goes on is done. */
  hangUpWhenIdle(): void {
    this.closing = true;
    for (const response of this.unanswered) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
    }
    for (const socket of this.open) if (!this.isBusy(socket)) socket.destroy();
  }

  private follow(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    this.unanswered.add(response);
    this.count(socket, 2);
    request.once('close', () => this.count(socket, -1));
    response.once('close', () => {
      this.unanswered.delete(response);
      this.count(socket, -1);
    });
  }

  private count(socket: Duplex, change: number): void {
    this.pending.set(socket, (this.pending.get(socket) ?? 0) + change);
    if (this.closing && !this.isBusy(socket)) socket.destroy();
  }
}
