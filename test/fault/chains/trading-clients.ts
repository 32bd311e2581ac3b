import { setTimeout as sleep } from 'node:timers/promises';
import type { InstructionView } from '../../../engine/ports/queries.ts';
import { type DrawnTrade, legsOf } from './trades.ts';

const ANSWER_MS = 6_000;
const AGAIN_MS = 50;

export interface SubmittedTrade extends DrawnTrade {
  /** Of both sides, as they were told. */
  readonly instructions: readonly string[];
}

/** Both sides of trades instruct, each until it is answered, whatever server is there. */
export class TradingClients {
  readonly submitted: SubmittedTrade[] = [];
  /** A refusal of a rule: there is none that these trades deserve. */
  violation: string | undefined;
  readonly #url: () => string;
  readonly #waiting = new Set<Promise<void>>();
  #stopping = false;

  constructor(url: () => string) {
    this.#url = url;
  }

  submit(trade: DrawnTrade): void {
    const sent = this.#submit(trade).finally(() => this.#waiting.delete(sent));
    this.#waiting.add(sent);
  }

  /** Until everybody is answered. */
  async rest(): Promise<void> {
    await Promise.all(this.#waiting);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.rest();
  }

  async #submit(trade: DrawnTrade): Promise<void> {
    const parties = ['dealer', trade.buyer] as const;
    const ids = await Promise.all(parties.map((party) => this.#insist(trade, party)));
    if (ids.every((id) => id !== undefined)) this.submitted.push({ ...trade, instructions: ids });
  }

  async #insist(trade: DrawnTrade, party: string): Promise<string | undefined> {
    const reference = `${trade.name}-${party}`;
    const terms = { reference, kind: 'dvp', party, tradeReference: trade.name };
    while (!this.#stopping) {
      const answer = await this.#send({ ...terms, legs: legsOf(trade) });
      if (answer?.status === 201) return answer.id;
      if (answer !== undefined && answer.status < 500 && answer.status !== 429) {
        this.violation ??= `${reference} was refused: ${answer.text}`;
        return undefined;
      }
      await sleep(AGAIN_MS);
    }
    return undefined;
  }

  async #send(body: object) {
    try {
      const response = await fetch(`${this.#url()}/v1/instructions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const text = await response.text();
      return { status: response.status, text, id: (JSON.parse(text) as InstructionView).id };
    } catch {
      // It died, or its successor is not there yet.
      return undefined;
    }
  }
}
