import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.ts';
import { type Kind, requestMaker } from './requests.ts';

/** A load on the server at `url`. Prints a `LoadResult`. */
export interface LoadOptions {
  readonly url: string;
  readonly kind: Kind;
  readonly run: string;
  readonly accounts: number;
  readonly lines: number;
  readonly connections: number;
  readonly warmUpMs: number;
  readonly measuredMs: number;
  /** Requests a second on a fixed schedule; absent: each connection sends when it has its answer. */
  readonly offered?: number;
}

export interface LoadResult {
  /** Transfers answered a second. */
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

const MS_PER_SECOND = 1_000;

class Client {
  readonly #latencies: number[] = [];
  readonly #request: (n: number) => string;
  readonly #from = performance.now();
  #next = 0;

  constructor(private readonly options: LoadOptions) {
    this.#request = requestMaker(options);
  }

  /** Closed loop: one request at a time on each connection. */
  async askInTurn(connection: Connection): Promise<void> {
    while (performance.now() < this.#end) await this.#ask(connection, performance.now());
  }

  /**
   * Open loop: sends at the scheduled times, however slow answers are, and measures from the scheduled time. What finds
   * no free connection waits, and its waiting counts.
   */
  async askOnSchedule(connections: readonly Connection[], offered: number): Promise<void> {
    const free = [...connections];
    const due: number[] = [];
    const sendDue = () => {
      while (due.length > 0 && free.length > 0) void sendOn(free.pop() as Connection);
    };
    const sendOn = async (connection: Connection) => {
      await this.#ask(connection, due.shift() ?? 0);
      free.push(connection);
      sendDue();
    };
    let scheduled = this.#from;
    while (performance.now() < this.#end) {
      for (; scheduled <= performance.now(); scheduled += MS_PER_SECOND / offered) {
        due.push(scheduled);
      }
      sendDue();
      await sleep(1);
    }
    while (free.length < connections.length) await sleep(1);
  }

  result(): LoadResult {
    const sorted = Float64Array.from(this.#latencies).sort();
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    const seconds = (performance.now() - this.#measureFrom) / MS_PER_SECOND;
    return { rate: (sorted.length * this.#transfers) / seconds, p50: at(0.5), p99: at(0.99) };
  }

  async #ask(connection: Connection, since: number): Promise<void> {
    const answer = await connection.send(this.#request(this.#next++));
    this.#check(answer);
    if (since >= this.#measureFrom) this.#latencies.push(performance.now() - since);
  }

  /** A refusal would be quick, and would not be what is measured. */
  #check(answer: Buffer): void {
    const expected = this.options.kind === 'lines' ? 'HTTP/1.1 200' : 'HTTP/1.1 201';
    const refused = this.options.kind === 'lines' && answer.includes('urn:tricord:problem');
    if (answer.toString('latin1', 0, expected.length) !== expected || refused) {
      throw new Error(`refused: ${answer.toString('latin1', 0, 2_000)}`);
    }
  }

  get #transfers(): number {
    return this.options.kind === 'single' ? 1 : this.options.lines;
  }

  get #measureFrom(): number {
    return this.#from + this.options.warmUpMs;
  }

  get #end(): number {
    return this.#measureFrom + this.options.measuredMs;
  }
}

const options: LoadOptions = JSON.parse(process.argv[2] ?? '{}');
const open = Array.from({ length: options.connections }, () => Connection.open(options.url));
const connections = await Promise.all(open);
const client = new Client(options);
if (options.offered !== undefined) await client.askOnSchedule(connections, options.offered);
else await Promise.all(connections.map((connection) => client.askInTurn(connection)));
process.stdout.write(JSON.stringify(client.result()));
for (const connection of connections) connection.close();
