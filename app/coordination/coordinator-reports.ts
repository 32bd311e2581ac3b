import type { ChainId, TradeId } from '../../engine/ids.ts';
import type { ActionState, ChainAction, ChainFact } from '../../engine/ports/chain.ts';
import type { Refusal } from '../../engine/refusal.ts';
import type { ChainSettlement, Mechanism } from '../../engine/settlement/chain/chain-settlement.ts';

/** What a coordinator has to say of its work: for logs and metrics. */
export interface CoordinatorReports {
  started(trade: TradeId, mechanism: Mechanism): void;
  acted(action: ChainAction, state: ActionState): void;
  heard(trade: TradeId, fact: ChainFact, type: 'fact' | 'reversed'): void;
  /** The book does not take what a chain says, or a start: a person has to look. */
  refused(trade: TradeId, refusal: Refusal): void;
  unavailable(chain: ChainId, problem: string): void;
  /** At the end of a round: what is open, and how many wait to be started. */
  open(settlements: readonly ChainSettlement[], ready: number): void;
}

export const silent: CoordinatorReports = {
  started: () => {},
  acted: () => {},
  heard: () => {},
  refused: () => {},
  unavailable: () => {},
  open: () => {},
};
