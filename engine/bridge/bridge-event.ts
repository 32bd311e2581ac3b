import type { AccountId, BridgeId, HoldId } from '../ids.ts';
import type { Movement } from '../ledger/operation.ts';
import type { RefusalCode } from '../refusal.ts';
import type {
  BridgeLevel,
  BridgeTerms,
  Comparison,
  Deposit,
  Evidence,
  ReleaseOutcome,
  Stop,
  WithdrawalTerms,
} from './bridge.ts';

/** What happens to bridges. Those that move something on the ledger say what. */
export type BridgeEvent =
  | { readonly type: 'bridge_defined'; readonly terms: BridgeTerms }
  /** In a block that may still be replaced: shown, not credited. */
  | {
      readonly type: 'bridge_deposit_seen';
      readonly bridge: BridgeId;
      readonly deposit: Deposit;
      readonly level: BridgeLevel;
    }
  | {
      readonly type: 'bridge_deposit_reversed';
      readonly bridge: BridgeId;
      readonly deposit: number;
      readonly evidence: Evidence;
    }
  /** Final: a balance of the account that it names. A deposit of nothing moves nothing. */
  | {
      readonly type: 'bridge_deposit_credited';
      readonly bridge: BridgeId;
      readonly deposit: Deposit;
      readonly movements: readonly Movement[];
    }
  /** Final, and nobody may receive it: kept for whoever the operator says. */
  | {
      readonly type: 'bridge_deposit_suspended';
      readonly bridge: BridgeId;
      readonly deposit: Deposit;
      readonly hold: HoldId;
      readonly code: RefusalCode;
      readonly detail: string;
      readonly movements: readonly Movement[];
    }
  | {
      readonly type: 'bridge_suspense_released';
      readonly bridge: BridgeId;
      readonly deposit: number;
      readonly account: AccountId;
      readonly movements: readonly Movement[];
    }
  /** The amount is held until the vault has paid. */
  | {
      readonly type: 'bridge_withdrawal_requested';
      readonly bridge: BridgeId;
      readonly withdrawal: WithdrawalTerms;
      readonly movements: readonly Movement[];
    }
  | {
      readonly type: 'bridge_release_started';
      readonly bridge: BridgeId;
      readonly withdrawal: HoldId;
    }
  | {
      readonly type: 'bridge_release_seen';
      readonly bridge: BridgeId;
      readonly withdrawal: HoldId;
      readonly outcome: ReleaseOutcome;
      readonly level: BridgeLevel;
      readonly evidence: Evidence;
    }
  | {
      readonly type: 'bridge_release_reversed';
      readonly bridge: BridgeId;
      readonly withdrawal: HoldId;
      readonly evidence: Evidence;
    }
  /** `released`: the vault has paid, finally. Otherwise the amount is the account's again. */
  | {
      readonly type: 'bridge_withdrawal_ended';
      readonly bridge: BridgeId;
      readonly withdrawal: HoldId;
      readonly outcome: ReleaseOutcome | 'cancelled';
      /** Absent when it was cancelled. */
      readonly evidence?: Evidence;
      readonly movements: readonly Movement[];
    }
  /** Figures that are new. */
  | {
      readonly type: 'bridge_compared';
      readonly bridge: BridgeId;
      readonly comparison: Comparison;
    }
  /** Nothing is credited and nothing withdrawn from now on. */
  | {
      readonly type: 'bridge_stopped';
      readonly bridge: BridgeId;
      readonly stop: Stop;
      /** Both figures, when they are why. */
      readonly comparison?: Comparison;
    }
  | {
      readonly type: 'bridge_resumed';
      readonly bridge: BridgeId;
      /** By how much the figures may differ from now on. */
      readonly accepted: bigint;
    };

export type BridgeEventOf<Type extends BridgeEvent['type']> = BridgeEvent & {
  readonly type: Type;
};

/** What an event about a bridge moves on the ledger. */
export function movedBy(event: BridgeEvent): readonly Movement[] {
  return 'movements' in event ? event.movements : [];
}
