import type { InstructionId, ParticipantId } from '../ids.ts';
import { IdQueues } from './id-queues.ts';
import { type Matching, NO_REFERENCE, queueKey } from './match-key.ts';

/** Unmatched instructions by party and terms, so that another side finds them whatever the two leave open. */
export class Unmatched {
  readonly #queues = new IdQueues<InstructionId>();
  readonly #ids = new Set<InstructionId>();

  add(id: InstructionId, party: ParticipantId, matching: Matching): void {
    this.#ids.add(id);
    for (const key of keysOf(party, matching)) this.#queues.add(key, id);
  }

  remove(id: InstructionId, party: ParticipantId, matching: Matching): void {
    this.#ids.delete(id);
    for (const key of keysOf(party, matching)) this.#queues.remove(key, id);
  }

  /** All of them, oldest first. */
  get ids(): Iterable<InstructionId> {
    return this.#ids;
  }

  get size(): number {
    return this.#ids.size;
  }

  /** Instructions of `party` that share the terms and name the trade `reference`, or name none when it is `""`. */
  naming(party: ParticipantId, terms: string, reference: string): Iterable<InstructionId> {
    return this.#queues.of(referenceKey(party, terms, reference));
  }

  /** Instructions of `party` that share the terms, whatever trade they name. */
  sharing(party: ParticipantId, terms: string): Iterable<InstructionId> {
    return this.#queues.of(queueKey(party, terms));
  }

  /** Instructions of `party` under a name by which near ones are found. */
  near(party: ParticipantId, name: string): Iterable<InstructionId> {
    return this.#queues.of(queueKey(party, name));
  }
}

function keysOf(party: ParticipantId, { terms, reference, near }: Matching): readonly string[] {
  const own = [queueKey(party, terms), referenceKey(party, terms, reference)];
  // Without a trade reference an instruction is found by its terms alone, unless another prefers those without.
  for (const name of near) own.push(queueKey(party, name));
  return own;
}

function referenceKey(party: ParticipantId, terms: string, reference: string): string {
  return `${queueKey(party, terms)}|${reference === NO_REFERENCE ? '' : reference}`;
}
