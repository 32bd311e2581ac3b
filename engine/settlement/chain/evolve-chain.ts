import { invariant } from '../../assert.ts';
import type { TimeMs, TradeId } from '../../ids.ts';
import type { ChainEvent } from './chain-event.ts';
import type { ChainFact } from './chain-fact.ts';
import type { ChainSettlement, ChainState, RecordedFact } from './chain-settlement.ts';

/** Applies what happened on chains. What is reserved or posted for it is the ledger's, in the same step. */
export function evolveChain(state: ChainState, event: ChainEvent, at: TimeMs): void {
  switch (event.type) {
    case 'chain_defined':
      state.chains.set(event.chain.id, event.chain);
      return;
    case 'chain_settlement_started': {
      invariant(!state.settlements.has(event.trade), 'a trade starts once', () => event.trade);
      const begun = { startedAt: at, facts: [], revealed: false, closed: [], broken: false };
      state.settlements.set(event.trade, { ...event.plan, ...begun });
      return;
    }
    case 'chain_fact_recorded': {
      const settlement = settlementOf(state, event.trade);
      const others = settlement.facts.filter((each) => !isSameFact(each, event));
      settlement.facts = [...others, { part: event.part, fact: event.fact }];
      if (event.fact.kind === 'claimed') settlement.revealed = true;
      return;
    }
    case 'chain_fact_reversed': {
      const settlement = settlementOf(state, event.trade);
      settlement.facts = settlement.facts.filter((each) => !isSameFact(each, event));
      return;
    }
    case 'chain_part_closed': {
      const settlement = settlementOf(state, event.trade);
      settlement.closed = [...settlement.closed, event.part];
      return;
    }
    case 'chain_settlement_broken':
      settlementOf(state, event.trade).broken = true;
      return;
    case 'chain_settlement_aborted':
      invariant(state.settlements.delete(event.trade), 'what ends was begun', () => event.trade);
      return;
    case 'chain_settlement_ready':
    case 'chain_settlement_resolved':
      return;
  }
}

/** The same log of the same block: only its level may differ. */
export function isSameFact(one: RecordedFact, other: RecordedFact): boolean {
  return one.part === other.part && isSameLog(one.fact, other.fact);
}

function isSameLog(one: ChainFact, other: ChainFact): boolean {
  return (
    one.chain === other.chain &&
    one.block.hash === other.block.hash &&
    one.transaction === other.transaction &&
    one.logIndex === other.logIndex
  );
}

function settlementOf({ settlements }: ChainState, trade: TradeId): ChainSettlement {
  const settlement = settlements.get(trade);
  invariant(settlement !== undefined, 'events name open settlements', () => trade);
  return settlement;
}
