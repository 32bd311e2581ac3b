import type { Position, TimeMs } from '../ids.ts';
import { emptyInstruments, type InstrumentsState } from '../instruments/state.ts';
import { emptyLedger, type LedgerState } from '../ledger/state.ts';
import { emptySettlement, type SettlementState } from '../settlement/state.ts';
import type { Fingerprint } from './command.ts';
import type { Receipt } from './receipt.ts';
import { Timers } from './timers.ts';

/** What a key was answered. */
export interface Outcome {
  readonly fingerprint: Fingerprint;
  readonly receipt: Receipt;
}

/** Everything a book knows, folded from its events. Only evolve changes it. */
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
  /** By idempotency key. */
  readonly outcomes: Map<string, Outcome>;
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
    outcomes: new Map(),
    timers: new Timers(),
  };
}
