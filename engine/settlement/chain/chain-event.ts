import type { ChainId, HoldId, InstructionId, TradeId } from '../../ids.ts';
import type { ChainFact } from './chain-fact.ts';
import type { ChainTerms } from './chain-profile.ts';
import type { ChainPlan, Mechanism } from './chain-settlement.ts';

type OfTrade = {
  readonly trade: TradeId;
  /** All instructions of the trade: the event stands in the history of each. */
  readonly instructions: readonly InstructionId[];
};

/** What happens to trades that settle on chains. */
export type ChainEvent =
  | { readonly type: 'chain_defined'; readonly chain: ChainTerms }
  /** Nothing stands against it but that somebody has to begin: the coordinator is asked to. */
  | ({ readonly type: 'chain_settlement_ready'; readonly mechanism: Mechanism } & OfTrade)
  /** From here on nobody cancels it. Its ledger legs are reserved in this very event. */
  | ({
      readonly type: 'chain_settlement_started';
      readonly plan: ChainPlan;
    } & OfTrade)
  | ({
      readonly type: 'chain_fact_recorded';
      readonly part: number;
      readonly fact: ChainFact;
    } & OfTrade)
  /** A reorganisation took it back. */
  | ({
      readonly type: 'chain_fact_reversed';
      readonly part: number;
      readonly fact: ChainFact;
    } & OfTrade)
  /** A final block is past the end of the part: what did not happen to it by then never will. */
  | ({
      readonly type: 'chain_part_closed';
      readonly part: number;
      readonly chain: ChainId;
      readonly block: ChainFact['block'];
    } & OfTrade)
  /** Nothing moved and nothing will: what was reserved is free again, and its instructions end. */
  | ({
      readonly type: 'chain_settlement_aborted';
      readonly reservations: readonly HoldId[];
    } & OfTrade)
  /** Some legs moved for good and others went back: a person has to look. */
  | ({ readonly type: 'chain_settlement_broken'; readonly detail: string } & OfTrade)
  /** The operator says how a broken one ends. */
  | ({
      readonly type: 'chain_settlement_resolved';
      readonly outcome: 'settle' | 'cancel';
    } & OfTrade);
