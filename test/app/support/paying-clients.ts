import { setTimeout as sleep } from 'node:timers/promises';
import type { InstructionView } from '../../../engine/ports/queries.ts';

const CLIENTS = 8;
const ANSWER_MS = 6_000;
const AGAIN_MS = 40;
/** More than a start of the database after a crash takes. */
const REST_MS = 60_000;

/** Clients that pay one euro after the other, each until it is answered, whatever server is there. */
export class PayingClients {
  /** By reference. */
  readonly acknowledged = new Map<string, InstructionView>();
  violation: string | undefined;
  /** What they were told instead of an answer, and how often: a code of a problem, or `nothing`. */
  readonly refusals = new Map<string, number>();
  /** Where to ask; changes as servers come and go. */
  readonly #urls: () => string;
  readonly #waiting = new Set<string>();
  #resting = false;
  #stopping = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(urls: () => string) {
    this.#urls = urls;
  }

  start(): void {
    this.#running = Promise.all(
      Array.from({ length: CLIENTS }, (_, number) => this.#run(`client-${number}`)),
    );
  }

  /** Waits until so many more are acknowledged. */
  async pay(count: number): Promise<void> {
    const enough = this.acknowledged.size + count;
    const deadline = Date.now() + REST_MS;
    while (this.acknowledged.size < enough) {
      if (Date.now() > deadline) throw new Error(`${count} payments take too long`);
      await sleep(5);
    }
  }

  /** Takes up nothing new until `resume`; answers what is not answered in time. */
  async rest(): Promise<readonly string[]> {
    this.#resting = true;
    const deadline = Date.now() + REST_MS;
    while (this.#waiting.size > 0 && Date.now() < deadline) await sleep(AGAIN_MS);
    return [...this.#waiting];
  }

  resume(): void {
    this.#resting = false;
  }

  /** Ends, whether or not everything was answered. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running;
  }

  /** Asks again for some that were answered before: the answer has to be the same. */
  async askAgain(references: readonly string[]): Promise<void> {
    for (const reference of references) this.#compare(reference, await this.#insist(reference));
  }

  async #run(name: string): Promise<void> {
    for (let number = 1; !this.#stopping; number += 1) {
      while (this.#resting && !this.#stopping) await sleep(AGAIN_MS);
      if (this.#stopping) return;
      const reference = `${name}-${number}`;
      this.#waiting.add(reference);
      const view = await this.#insist(reference);
      this.#waiting.delete(reference);
      if (view !== undefined) this.acknowledged.set(reference, view);
    }
  }

  async #insist(reference: string): Promise<InstructionView | undefined> {
    while (!this.#stopping) {
      const answer = await pay(this.#urls(), reference);
      if (typeof answer !== 'string') return answer;
      this.refusals.set(answer, (this.refusals.get(answer) ?? 0) + 1);
      await sleep(AGAIN_MS);
    }
    return undefined;
  }

  #compare(reference: string, again: InstructionView | undefined): void {
    const before = this.acknowledged.get(reference);
    if (before === undefined || JSON.stringify(before) === JSON.stringify(again)) return;
    this.violation ??= `${reference} was answered ${JSON.stringify(before)}, then ${JSON.stringify(again)}`;
  }
}

/** The instruction as it was acknowledged; else the code of what was told instead. */
async function pay(url: string, reference: string): Promise<InstructionView | string> {
  const ends = { from: { account: 'alpha-cbdc' }, to: { account: 'beta-cbdc' } };
  const legs = [{ currency: 'EUR', amount: '1.00', ...ends }];
  try {
    const response = await fetch(`${url}/v1/instructions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': reference },
      body: JSON.stringify({ reference, kind: 'payment', party: 'bank-alpha', legs }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const answer = (await response.json()) as InstructionView | { readonly code: string };
    return 'code' in answer ? answer.code : answer;
  } catch {
    return 'nothing';
  }
}
