import type { AccountId } from '../ids.ts';
import type { BridgeLevel, Deposit, Evidence, ReleaseOutcome, VaultFigures } from './bridge.ts';

/** What can be asked about bridges: by the operator, but for `withdraw`. Amounts are minor units unless said. */
export type BridgeCommand =
  /** Opens the account `suspense` for the issuer; of a known id, only the limits may be others. */
  | { readonly type: 'define_bridge'; readonly bridge: BridgeInput }
  /** Repeatable: a deposit is credited once for ever, when it is final. */
  | {
      readonly type: 'record_bridge_deposit';
      readonly bridge: string;
      readonly level: BridgeLevel;
      readonly deposit: Deposit;
    }
  /** The block that it was seen in is gone. */
  | {
      readonly type: 'reverse_bridge_deposit';
      readonly bridge: string;
      readonly deposit: number;
      readonly evidence: Evidence;
    }
  /** Credits a suspended deposit: to the account that it names, or to another. */
  | {
      readonly type: 'release_suspended_deposit';
      readonly bridge: string;
      readonly deposit: number;
      readonly account?: string;
    }
  /** Gives a suspended deposit back to its sender on the chain. */
  | {
      readonly type: 'return_suspended_deposit';
      readonly bridge: string;
      readonly deposit: number;
    }
  /** By the owner of the account, who is debited for good once the vault has paid. */
  | {
      readonly type: 'withdraw';
      readonly bridge: string;
      readonly party: string;
      readonly account: AccountId;
      readonly address: string;
      readonly amount: bigint;
    }
  /** Gives it back at once: the vault has not been told of it. */
  | {
      readonly type: 'cancel_withdrawal';
      readonly bridge: string;
      readonly withdrawal: string;
      /** Absent: the operator asks. */
      readonly party?: string;
    }
  /** Before the vault is told to pay: from now on nobody can cancel it. */
  | {
      readonly type: 'start_bridge_release';
      readonly bridge: string;
      readonly withdrawal: string;
    }
  /** What the chain says of a payment of the vault. `failed`: it never happens any more. */
  | {
      readonly type: 'record_bridge_release';
      readonly bridge: string;
      readonly withdrawal: string;
      readonly outcome: ReleaseOutcome;
      readonly level: BridgeLevel;
      readonly address: string;
      readonly amount: bigint;
      readonly evidence: Evidence;
    }
  | {
      readonly type: 'reverse_bridge_release';
      readonly bridge: string;
      readonly withdrawal: string;
      readonly evidence: Evidence;
    }
  /** The vault's figures at a final block, after everything up to that block was recorded. */
  | {
      readonly type: 'compare_bridge';
      readonly bridge: string;
      readonly block: { readonly number: bigint; readonly hash: string };
      readonly vault: VaultFigures;
    }
  | { readonly type: 'stop_bridge'; readonly bridge: string; readonly reason: string }
  | {
      readonly type: 'resume_bridge';
      readonly bridge: string;
      /** The difference that the last comparison showed, if the operator has looked and takes it as it is. */
      readonly accept?: bigint;
    };

/** A bridge as the operator writes it. */
export interface BridgeInput {
  readonly id: string;
  readonly instrument: string;
  readonly chain: string;
  readonly vault: string;
  readonly token: string;
  readonly suspense: string;
  /** The amount is a decimal string in units of the instrument. */
  readonly limits: { readonly windowMs: number; readonly amount: string };
}

export type BridgeCommandOf<Type extends BridgeCommand['type']> = BridgeCommand & {
  readonly type: Type;
};
