import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * When a connection is cut, seen from the statement that is waited for: `before` the server has it, or `after` the
 * server has done it and before its answer is through.
 */
export type CutMoment = 'before' | 'after';

export interface Cut {
  /** How the client calls itself: `application_name`. */
  readonly client: RegExp;
  /** What its bytes hold. */
  readonly bytes: string;
  readonly moment: CutMoment;
}

interface Awaited extends Cut {
  readonly done: () => void;
}

/** A link to a PostgreSQL server that is cut at a certain byte, or slow, as told. */
export class TcpProxy {
  /** How long each answer of the server takes longer; `Infinity` until this is changed. */
  delayMs = 0;
  readonly #server: Server;
  readonly #target: number;
  readonly #links = new Set<Link>();
  #cut: Awaited | undefined;

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer((client) => this.#accept(client));
  }

  static async to(url: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(Number(new URL(url).port));
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The same database by way of this link. */
  through(url: string): string {
    const address = new URL(url);
    address.port = String((this.#server.address() as AddressInfo).port);
    return address.href;
  }

  /** Cuts the next connection that sends these bytes. Resolves when it is cut. */
  cut(cut: Cut): Promise<void> {
    return new Promise((done) => {
      this.#cut = { ...cut, done };
    });
  }

  async close(): Promise<void> {
    for (const link of this.#links) link.end();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket): void {
    const link = new Link(client, connect(this.#target, '127.0.0.1'), this);
    this.#links.add(link);
    client.once('close', () => this.#links.delete(link));
  }

  /** The cut that these bytes are waited for by; only the first connection to send them gets it. */
  take(name: string, bytes: Buffer): Awaited | undefined {
    const cut = this.#cut;
    if (cut === undefined || !cut.client.test(name) || !bytes.includes(cut.bytes)) return undefined;
    this.#cut = undefined;
    return cut;
  }
}

/** One connection through the proxy. */
class Link {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #proxy: TcpProxy;
  /** Answers on their way: one waits for the one before. */
  #answers: Promise<void> = Promise.resolve();
  #name: string | undefined;
  #cut: Awaited | undefined;

  constructor(client: Socket, server: Socket, proxy: TcpProxy) {
    this.#client = client;
    this.#server = server;
    this.#proxy = proxy;
    client.on('data', (bytes: Buffer) => this.#ask(bytes)).on('error', () => {});
    server.on('data', (bytes: Buffer) => this.#answer(bytes)).on('error', () => {});
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
  }

  end(): void {
    this.#client.destroy();
    this.#server.destroy();
  }

  #ask(bytes: Buffer): void {
    this.#name ??= nameIn(bytes);
    this.#cut ??= this.#proxy.take(this.#name ?? '', bytes);
    if (this.#cut?.moment === 'before') this.#sever(this.#cut);
    else this.#server.write(bytes);
  }

  /** A server answers once a statement is done: what comes after the bytes that were waited for says so. */
  #answer(bytes: Buffer): void {
    if (this.#cut !== undefined) this.#sever(this.#cut);
    else if (this.#proxy.delayMs === 0) this.#client.write(bytes);
    else this.#answers = this.#answers.then(() => this.#late(bytes));
  }

  async #late(bytes: Buffer): Promise<void> {
    const since = performance.now();
    while (performance.now() - since < this.#proxy.delayMs && !this.#client.destroyed)
      await new Promise((resolve) => setTimeout(resolve, 20));
    this.#client.write(bytes);
  }

  #sever({ done }: Awaited): void {
    this.end();
    done();
  }
}

/** The application name in a startup packet: parameters are names and values, each ending in a zero. */
function nameIn(startup: Buffer): string | undefined {
  return /application_name\0([^\0]*)\0/.exec(startup.toString('latin1'))?.[1];
}
