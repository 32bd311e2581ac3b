import type { BridgesState } from '../bridge/bridge-state.ts';
import { changeBridge } from '../bridge/change-bridge.ts';
import type { InstructionId, TimeMs, TradeId } from '../ids.ts';
import type { Mechanism } from '../settlement/chain/chain-settlement.ts';
import { type ChainState, emptyChains } from '../settlement/chain/chain-settlement.ts';
import { evolveChain } from '../settlement/chain/evolve-chain.ts';
import { routeOf } from '../settlement/chain/mechanism.ts';
import type { Event } from './event.ts';
import type { BookState } from './state.ts';

/** What of a book is to be done on chains, folded from what is committed: whoever acts there goes by nothing else. */
export interface ChainWork {
  readonly state: ChainState;
  /** Trades that wait to be started. */
  readonly ready: Map<TradeId, Mechanism>;
  readonly bridges: BridgesState;
}

export function emptyWork(): ChainWork {
  return { state: emptyChains(), ready: new Map(), bridges: new Map() };
}

/** Copied from a book of which all is committed. */
export function workOf({ settlement, instruments, bridges }: BookState): ChainWork {
  const { chain, openTrades, instructions } = settlement;
  const ready = new Map<TradeId, Mechanism>();
  for (const { id, legs, instructions: sides } of openTrades.values()) {
    const code = instructions.get(sides[0] as InstructionId)?.reason?.code;
    if (code !== 'awaiting_coordinator') continue;
    const ids = legs.map(({ instrument }) => instrument);
    const route = routeOf(instruments, chain.chains, ids);
    if (typeof route !== 'string') ready.set(id, route.mechanism);
  }
  return { state: structuredClone(chain), ready, bridges: structuredClone(bridges) };
}

/** Applies an event of the book; those that are not about chains change nothing. */
export function evolveWork(work: ChainWork, event: Event, at: TimeMs): void {
  switch (event.type) {
    case 'chain_settlement_ready':
      work.ready.set(event.trade, event.mechanism);
      return;
    case 'chain_settlement_started':
      work.ready.delete(event.trade);
      return evolveChain(work.state, event, at);
    case 'chain_defined':
    case 'chain_fact_recorded':
    case 'chain_fact_reversed':
    case 'chain_part_closed':
    case 'chain_settlement_aborted':
    case 'chain_settlement_broken':
    case 'chain_settlement_resolved':
      return evolveChain(work.state, event, at);
    case 'settled':
      work.state.settlements.delete(event.trade.id);
      return;
    case 'bridge_defined':
    case 'bridge_deposit_seen':
    case 'bridge_deposit_reversed':
    case 'bridge_deposit_credited':
    case 'bridge_deposit_suspended':
    case 'bridge_suspense_released':
    case 'bridge_withdrawal_requested':
    case 'bridge_release_started':
    case 'bridge_release_seen':
    case 'bridge_release_reversed':
    case 'bridge_withdrawal_ended':
    case 'bridge_compared':
    case 'bridge_stopped':
    case 'bridge_resumed':
      changeBridge(work.bridges, event);
      return;
  }
}
