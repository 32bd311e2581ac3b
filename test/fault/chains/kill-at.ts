import { appendFileSync, writeSync } from 'node:fs';
import pg from 'pg';

/** What the seed drew for a server. It is dead at the latest at `step`. */
export interface KillPlan {
  /** Steps are counted from the first question to a chain: two for every query and every request. */
  readonly step: number;
  /** Die at the so-manieth transaction that is sent, before or after the chain has it. */
  readonly send?: { readonly number: number; readonly side: Side };
}

type Side = 'before' | 'after';

/** Loaded before the server (`node --import`): production code knows nothing of it. */
const plan = JSON.parse(process.env.FAULT_KILL ?? 'null') as KillPlan | null;
const sentFile = process.env.FAULT_SENT;
const isServer = process.argv.includes('start');

let counting = false;
let steps = 0;
let sends = 0;

/** Counts a step, and ends the process with it when its time has come: nothing is flushed, nobody is told. */
function step(side: Side, what: string): void {
  if (!counting || plan === null) return;
  steps += 1;
  const isSend = what.includes('eth_sendRawTransaction');
  if (isSend && side === 'before') sends += 1;
  const { send } = plan;
  const isTime = send !== undefined && isSend && side === send.side && sends >= send.number;
  if (!isTime && steps < plan.step) return;
  writeSync(2, `killed at step ${steps}: ${side} ${what}\n`);
  process.kill(process.pid, 'SIGKILL');
}

function watchRequests(): void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const what = methodsOf(init?.body);
    counting = true;
    step('before', what);
    const response = await real(input, init);
    // All of the answer is here, and nobody has seen it.
    const body = await response.arrayBuffer();
    step('after', what);
    return new Response(body, { status: response.status, headers: response.headers });
  };
}

interface Call {
  readonly method?: string;
  readonly params?: readonly unknown[];
}

function methodsOf(body: unknown): string {
  if (typeof body !== 'string') return 'request';
  const calls = [JSON.parse(body) as Call | readonly Call[]].flat() as Call[];
  for (const { method, params } of calls) {
    // On disk before the chain has it: the harness judges what was ever sent.
    if (method === 'eth_sendRawTransaction' && sentFile !== undefined)
      appendFileSync(sentFile, `${String(params?.[0])}\n`);
  }
  return [...new Set(calls.map(({ method }) => method))].join('+');
}

type Query = (...args: unknown[]) => unknown;

function watchQueries(): void {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const real = prototype.query;
  prototype.query = function query(this: unknown, ...args: unknown[]) {
    const what = wordsOf(args[0]);
    step('before', what);
    const last = args.length - 1;
    const callback = args[last];
    if (typeof callback === 'function') {
      args[last] = (...answer: unknown[]) => {
        step('after', what);
        callback(...answer);
      };
    }
    const answer = real.apply(this, args);
    if (answer instanceof Promise) {
      return answer.then((result: unknown) => {
        step('after', what);
        return result;
      });
    }
    // A COPY is a stream.
    if (isStream(answer))
      for (const end of ['finish', 'end']) answer.once(end, () => step('after', what));
    return answer;
  };
}

function isStream(value: unknown): value is NodeJS.EventEmitter {
  return typeof (value as NodeJS.EventEmitter | undefined)?.once === 'function';
}

/** Enough of a statement to know it by. */
function wordsOf(query: unknown): string {
  const named = query as { text?: unknown; name?: unknown } | undefined;
  const text = typeof query === 'string' ? query : String(named?.text ?? named?.name ?? 'COPY');
  return text.trim().replace(/\s+/g, ' ').slice(0, 60);
}

if (isServer) {
  watchRequests();
  watchQueries();
}
