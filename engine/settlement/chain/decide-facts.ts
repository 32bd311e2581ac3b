import type { ChainId, TradeId } from '../../ids.ts';
import { FINALITY_LEVELS } from '../../instruments/finality-level.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.ts';
import type { SettlementState } from '../state.ts';
import type { ChainEvent } from './chain-event.ts';
import type { ChainFact } from './chain-fact.ts';
import { type ChainSettlement, endOf, type RecordedFact } from './chain-settlement.ts';
import type { EscrowTerms, LockTerms } from './chain-terms.ts';
import { isSameFact } from './evolve-chain.ts';

/** What a chain said of one part of a settlement. */
export interface FactInput {
  readonly trade: TradeId;
  /** Index into the parts of the plan. */
  readonly part: number;
  readonly fact: ChainFact;
}

/** A fact, once for each level that it reaches. Of a settlement that has ended, or for the second time, it is no news. */
export function decideRecordFact(
  state: SettlementState,
  { trade, part, fact }: FactInput,
): Result<ChainEvent[]> {
  const settlement = state.chain.settlements.get(trade);
  if (settlement === undefined) return accepted([]);
  const refusal = checkFact(settlement, part, fact);
  if (refusal !== undefined) return { ok: false, refusal };
  const known = settlement.facts.find((each) => isSameFact(each, { part, fact }));
  if (known !== undefined && rankOf(known.fact) >= rankOf(fact)) return accepted([]);
  const instructions = instructionsOf(state, trade);
  return accepted([{ type: 'chain_fact_recorded', trade, instructions, part, fact }]);
}

/** A block took it back. What is final is never taken back: a chain that says so needs a person. */
export function decideReverseFact(
  state: SettlementState,
  { trade, part, fact }: FactInput,
): Result<ChainEvent[]> {
  const settlement = state.chain.settlements.get(trade);
  const known = settlement?.facts.find((each) => isSameFact(each, { part, fact }));
  if (known === undefined) return accepted([]);
  if (known.fact.level === 'final') {
    return refused('chain_fact_invalid', 'fact', `${fact.transaction} was final on ${fact.chain}`);
  }
  const instructions = instructionsOf(state, trade);
  return accepted([{ type: 'chain_fact_reversed', trade, instructions, part, fact: known.fact }]);
}

/**
 * The time of a final block, up to which everything that happened has been recorded: what did not happen to a part by
 * its end never will, and a fact of a block up to there that is not final is of a branch that is gone.
 */
export function decideChainTime(
  state: SettlementState,
  chain: ChainId,
  block: ChainFact['block'],
): Result<ChainEvent[]> {
  const events: ChainEvent[] = [];
  for (const settlement of state.chain.settlements.values()) {
    const { trade, parts, closed } = settlement;
    for (const { part, fact } of staleFacts(settlement, chain, block.number)) {
      const instructions = instructionsOf(state, trade);
      events.push({ type: 'chain_fact_reversed', trade, instructions, part, fact });
    }
    for (const [part, each] of parts.entries()) {
      if (each.terms.chain !== chain || closed.includes(part)) continue;
      if (endOf(each, state.chain.chains) > block.at) continue;
      const instructions = instructionsOf(state, trade);
      events.push({ type: 'chain_part_closed', trade, instructions, part, chain, block });
    }
  }
  return accepted(events);
}

/** Nobody said that they are gone: the one who heard of them died before it could say so again. */
export function staleFacts(
  { facts }: ChainSettlement,
  chain: ChainId,
  final: bigint,
): readonly RecordedFact[] {
  return facts.filter(
    ({ fact }) => fact.chain === chain && fact.level !== 'final' && fact.block.number <= final,
  );
}

function checkFact({ parts }: ChainSettlement, part: number, fact: ChainFact): Refusal | undefined {
  const terms = parts[part]?.terms;
  if (terms === undefined) return refuse('chain_fact_invalid', 'part', 'there is no such part');
  if (terms.chain !== fact.chain) {
    return refuse('chain_fact_invalid', 'fact.chain', `it settles on ${terms.chain}`);
  }
  if (fits(terms, fact)) return undefined;
  return refuse(
    'chain_fact_invalid',
    'fact.kind',
    `"${fact.kind}" does not fit ${terms.mechanism}`,
  );
}

function fits(terms: EscrowTerms | LockTerms, { kind, leg }: ChainFact): boolean {
  if (terms.mechanism === 'lock') {
    return leg === undefined && ['locked', 'claimed', 'lock_refunded'].includes(kind);
  }
  if (kind === 'settled') return leg === undefined;
  if (kind !== 'deposited' && kind !== 'deposit_refunded') return false;
  return leg !== undefined && terms.legs[leg] !== undefined;
}

function rankOf({ level }: ChainFact): number {
  return FINALITY_LEVELS.indexOf(level);
}

function instructionsOf({ openTrades }: SettlementState, trade: TradeId) {
  return openTrades.get(trade)?.instructions ?? [];
}
