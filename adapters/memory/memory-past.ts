import {
  acceptedBy,
  type Decision,
  namesTaken,
  type Past,
  type PastDecision,
} from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { InstructionTerms } from '../../engine/settlement/instruction.ts';

/** Everything a book did, in maps: for tests and simulations, whose histories fit in memory. */
export class MemoryPast implements Past {
  readonly #byName = new Map<string, PastDecision>();
  readonly #instructions = new Map<string, InstructionTerms>();
  #next: Position = 1;

  /** Told of every decision, in order. */
  record(decision: Decision): void {
    const past = { decision, first: this.#next };
    this.#next += decision.events.length;
    namesTaken(decision, (kind, name) => this.#byName.set(`${kind} ${name}`, past));
    const accepted = acceptedBy(decision);
    if (accepted !== undefined) this.#instructions.set(accepted.id, accepted);
  }

  answered(key: string): PastDecision | undefined {
    return this.#byName.get(`key ${key}`);
  }

  madeHold(id: string): boolean {
    return this.#byName.has(`hold ${id}`);
  }

  instruction(id: string): InstructionTerms | undefined {
    return this.#instructions.get(id);
  }

  instructionUnder(reference: string): InstructionTerms | undefined {
    const past = this.#byName.get(`reference ${reference}`);
    return past === undefined ? undefined : acceptedBy(past.decision);
  }
}
