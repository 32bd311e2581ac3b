import type { TimeMs, TradeId } from '../ids.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import { decideDefineChain } from '../settlement/chain/decide-define-chain.ts';
import {
  decideChainTime,
  decideRecordFact,
  decideReverseFact,
} from '../settlement/chain/decide-facts.ts';
import { isOnChain } from '../settlement/chain/on-chain.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import type { Command } from './command.ts';
import { startOrWait } from './start-or-wait.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

type ChainCommand = Command & {
  readonly type:
    | 'define_chain'
    | 'start_chain_settlement'
    | 'record_chain_fact'
    | 'reverse_chain_fact'
    | 'record_chain_time'
    | 'resolve_chain_settlement';
};

/** Commands about chains: of the operator, and of the coordinator that acts there and listens. */
export function decideChain(
  state: BookState,
  surroundings: Surroundings,
  command: ChainCommand,
  at: TimeMs,
): Result<SettlementEvent[]> {
  switch (command.type) {
    case 'define_chain':
      return decideDefineChain(command.chain);
    case 'start_chain_settlement':
      return start(state, surroundings, command, at);
    case 'record_chain_fact':
      return decideRecordFact(state.settlement, command);
    case 'reverse_chain_fact':
      return decideReverseFact(state.settlement, command);
    case 'record_chain_time':
      return decideChainTime(state.settlement, command.chain, command.block);
    case 'resolve_chain_settlement':
      return resolve(state, command);
  }
}

/** Nothing comes of a trade that has started or ended meanwhile. */
function start(
  state: BookState,
  surroundings: Surroundings,
  { trade: id, hash }: ChainCommand & { type: 'start_chain_settlement' },
  at: TimeMs,
): Result<SettlementEvent[]> {
  const { openTrades, chain } = state.settlement;
  const trade = openTrades.get(id);
  if (trade === undefined || chain.settlements.has(id)) return accepted([]);
  if (!isOnChain(state.settlement, trade)) {
    return refused('chain_settlement_unknown', 'trade', `${id} settles on the ledger`);
  }
  if (hash !== undefined && !/^0x[0-9a-f]{64}$/.test(hash)) {
    return refused('field_invalid', 'hash', 'give 32 bytes: 0x and 64 hex digits in lower case');
  }
  const needsHash =
    trade.legs.some(({ from }) => !chain.addresses.has(from)) || isSwap(state, trade.legs);
  if (needsHash && hash === undefined) {
    return refused('field_missing', 'hash', 'locks need the hash of a secret');
  }
  return accepted([...startOrWait(state, surroundings, trade, at, hash)]);
}

function isSwap(
  { instruments }: BookState,
  legs: readonly { readonly instrument: string }[],
): boolean {
  const chains = legs.map(
    ({ instrument }) => instruments.instruments.get(instrument as never)?.home?.chain,
  );
  return new Set(chains).size > 1;
}

function resolve(
  { settlement }: BookState,
  { trade, outcome }: ChainCommand & { type: 'resolve_chain_settlement' },
): Result<SettlementEvent[]> {
  const id = trade as TradeId;
  const open = settlement.chain.settlements.get(id);
  if (open === undefined) {
    return refused('chain_settlement_unknown', 'trade', `nothing of "${trade}" is on a chain`);
  }
  if (!open.broken) {
    return refused('settling_on_chain', 'trade', `${id} ends with what its chains say`);
  }
  const instructions = settlement.openTrades.get(id)?.instructions ?? [];
  return accepted([{ type: 'chain_settlement_resolved', trade: id, instructions, outcome }]);
}
