import type { ChainFact } from './chain-fact.ts';

/** A step on a chain, as people and programs read it. */
export interface ChainStepView {
  readonly chain: string;
  /** `deposited`, `settled`, `deposit_refunded`, `locked`, `claimed`, `lock_refunded`; `reversed`: taken back. */
  readonly step: ChainFact['kind'];
  readonly reversed: boolean;
  readonly level: ChainFact['level'];
  /** Decimal string. */
  readonly block: string;
  readonly blockHash: string;
  readonly transaction: string;
}

export function viewChainStep(fact: ChainFact, reversed: boolean): ChainStepView {
  const { chain, kind, level, block, transaction } = fact;
  const where = { block: block.number.toString(), blockHash: block.hash, transaction };
  return { chain, step: kind, reversed, level, ...where };
}

const WORDS: Readonly<Record<ChainFact['kind'], string>> = {
  deposited: 'a leg is in escrow',
  settled: 'the escrow has settled all legs',
  deposit_refunded: 'a leg went back from escrow',
  locked: 'a leg is locked',
  claimed: 'a leg was claimed',
  lock_refunded: 'a leg went back from its lock',
};

/** One line of an instruction's history: what, where, and how firm it is. */
export function describeFact({ kind, chain, level, block, transaction }: ChainFact): string {
  return `${WORDS[kind]} on ${chain}, ${level}: block ${block.number}, transaction ${transaction}`;
}

export function describeReversal({ kind, chain, block, transaction }: ChainFact): string {
  return `taken back on ${chain}: ${WORDS[kind]}; block ${block.number} is gone, transaction ${transaction}`;
}

export function describeClosing(chain: string, { number }: ChainFact['block']): string {
  return `its time on ${chain} is over: block ${number} is final`;
}
