import type { ParticipantId } from '../ids.ts';
import { HashQueues } from './hash-queues.ts';
import type { Instruction } from './instruction.ts';
import { type MatchKeys, namedKey } from './match-key.ts';

/**
 * Unmatched instructions by party and terms, so that another side finds them whatever the two leave open. Each party has
 * queues of its own: what it sends can make nobody's search longer but that of its own counterparties.
 */
export class Unmatched {
  readonly #byParty = new Map<ParticipantId, PartyQueues>();

  add(instruction: Instruction, keys: MatchKeys): void {
    const { party } = instruction;
    let queues = this.#byParty.get(party);
    if (queues === undefined) {
      queues = emptyQueues();
      this.#byParty.set(party, queues);
    }
    queues.terms.add(keys.terms, instruction);
    queues.named.add(keys.named, instruction);
    if (keys.trade !== undefined) queues.trade.add(keys.trade, instruction);
    queues.direction.add(keys.direction, instruction);
  }

  remove(instruction: Instruction, keys: MatchKeys): void {
    const queues = this.#byParty.get(instruction.party);
    if (queues === undefined) return;
    queues.terms.remove(keys.terms, instruction);
    queues.named.remove(keys.named, instruction);
    if (keys.trade !== undefined) queues.trade.remove(keys.trade, instruction);
    queues.direction.remove(keys.direction, instruction);
  }

  /** Instructions of `party` that share the terms and name the trade, or name none. */
  naming(
    party: ParticipantId,
    terms: number,
    tradeReference: string | undefined,
  ): Iterable<Instruction> {
    return this.#byParty.get(party)?.named.of(namedKey(terms, tradeReference)) ?? [];
  }

  /** Instructions of `party` that share the terms, whatever trade they name. */
  sharing(party: ParticipantId, terms: number): Iterable<Instruction> {
    return this.#byParty.get(party)?.terms.of(terms) ?? [];
  }

  /** Instructions of `party` that name the same trade, then those that move the same instruments the same way. */
  near(party: ParticipantId, { trade, direction }: MatchKeys): readonly Iterable<Instruction>[] {
    const queues = this.#byParty.get(party);
    if (queues === undefined) return [];
    const moving = queues.direction.of(direction);
    return trade === undefined ? [moving] : [queues.trade.of(trade), moving];
  }
}

interface PartyQueues {
  readonly terms: HashQueues<Instruction>;
  readonly named: HashQueues<Instruction>;
  readonly trade: HashQueues<Instruction>;
  readonly direction: HashQueues<Instruction>;
}

function emptyQueues(): PartyQueues {
  return {
    terms: new HashQueues(),
    named: new HashQueues(),
    trade: new HashQueues(),
    direction: new HashQueues(),
  };
}
