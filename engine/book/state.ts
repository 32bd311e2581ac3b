import type { BridgesState } from '../bridge/bridge-state.ts';
import type { Position, TimeMs } from '../ids.ts';
import { emptyInstruments, type InstrumentsState } from '../instruments/state.ts';
import { emptyLedger, type LedgerState } from '../ledger/state.ts';
import { type CreditState, emptyCredit } from '../settlement/credit/credit-state.ts';
import { emptySettlement, type SettlementState } from '../settlement/state.ts';
import { Timers } from './timers.ts';

/**
 * What a book knows that can still change, folded from its events. Only evolve changes it. What has ended, such as a
 * settled instruction, a resolved hold or an answered key, leaves it and is looked up in the past (`past.ts`).
 */
export interface BookState {
  /** Time of the last decision; the engine's time never runs backwards. */
  at: TimeMs;
  /** Events so far. */
  position: Position;
  epoch: number;
  writer: string;
  readonly ledger: LedgerState;
  readonly instruments: InstrumentsState;
  readonly settlement: SettlementState;
  credit: CreditState;
  bridges: BridgesState;
  /** What comes due; made of holds and instructions, so neither hashed nor kept in snapshots. */
  readonly timers: Timers;
}

export function emptyBook(): BookState {
  return {
    at: 0,
    position: 0,
    epoch: 0,
    writer: '',
    ledger: emptyLedger(),
    instruments: emptyInstruments(),
    settlement: emptySettlement(),
    credit: emptyCredit(),
    bridges: new Map(),
    timers: new Timers(),
  };
}
