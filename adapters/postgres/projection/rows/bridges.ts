import { EntitySchema } from 'typeorm';
import type { StopCause } from '../../../../engine/bridge/bridge.ts';
import { amount, flag, ordinal, text, time } from './columns.ts';

/** A bridge, with the figures of both sides. */
export interface BridgeRow {
  readonly id: string;
  readonly instrument: string;
  readonly chain: string;
  readonly vault: string;
  readonly token: string;
  readonly suspense: string;
  readonly windowMs: number;
  readonly limitAmount: bigint;
  /** The ledger's. */
  readonly deposited: bigint;
  readonly withdrawn: bigint;
  /** `null` while it runs. */
  readonly stopCause: StopCause | null;
  readonly stopDetail: string | null;
  readonly stoppedAt: Date | null;
  /** The vault's at the last comparison; `null` before there is one. */
  readonly vaultDeposited: bigint | null;
  readonly vaultWithdrawn: bigint | null;
  readonly vaultBalance: bigint | null;
  readonly comparedBlock: bigint | null;
  readonly comparedHash: string | null;
  readonly comparedAt: Date | null;
  readonly agreed: boolean | null;
  /** By how much the figures may differ. */
  readonly accepted: bigint;
  readonly position: number;
  /** Of the last event that changed it. */
  readonly changedPosition: number;
}

const none = { nullable: true } as const;

export const bridgeRows = new EntitySchema<BridgeRow>({
  name: 'bridges',
  columns: {
    id: { ...text, primary: true },
    instrument: text,
    chain: text,
    vault: text,
    token: text,
    suspense: text,
    windowMs: { ...ordinal, name: 'window_ms' },
    limitAmount: { ...amount, name: 'limit_amount' },
    deposited: amount,
    withdrawn: amount,
    stopCause: { ...text, ...none, name: 'stop_cause' },
    stopDetail: { ...text, ...none, name: 'stop_detail' },
    stoppedAt: { ...time, ...none, name: 'stopped_at' },
    vaultDeposited: { ...amount, ...none, name: 'vault_deposited' },
    vaultWithdrawn: { ...amount, ...none, name: 'vault_withdrawn' },
    vaultBalance: { ...amount, ...none, name: 'vault_balance' },
    comparedBlock: { ...amount, ...none, name: 'compared_block' },
    comparedHash: { ...text, ...none, name: 'compared_hash' },
    comparedAt: { ...time, ...none, name: 'compared_at' },
    agreed: { ...flag, ...none },
    accepted: amount,
    position: ordinal,
    changedPosition: { ...ordinal, name: 'changed_position' },
  },
});

export type BridgeTransferStatus =
  | 'seen'
  | 'reversed'
  | 'credited'
  | 'suspended'
  | 'released'
  | 'returned'
  | 'requested'
  | 'started'
  | 'paid'
  | 'failed'
  | 'cancelled';

/** A deposit or a withdrawal. */
export interface BridgeTransferRow {
  /** `in:` or `out:`, the bridge and its number. */
  readonly id: string;
  readonly bridge: string;
  readonly number: number;
  /** Credited or debited; of a deposit that is not credited, the one that it names. */
  readonly account: string;
  /** Sender or receiver on the chain. */
  readonly address: string;
  readonly amount: bigint;
  readonly status: BridgeTransferStatus;
  /** Why it is in suspense. */
  readonly reason: string | null;
  readonly detail: string | null;
  /** How firm the block is that it was last seen in. */
  readonly level: string | null;
  readonly block: bigint | null;
  readonly blockHash: string | null;
  readonly transaction: string | null;
  readonly at: Date;
  readonly position: number;
  readonly changedPosition: number;
}

export const bridgeTransferRows = new EntitySchema<BridgeTransferRow>({
  name: 'bridge_transfers',
  columns: {
    id: { ...text, primary: true },
    bridge: text,
    number: ordinal,
    account: text,
    address: text,
    amount,
    status: text,
    reason: { ...text, ...none },
    detail: { ...text, ...none },
    level: { ...text, ...none },
    block: { ...amount, ...none },
    blockHash: { ...text, ...none, name: 'block_hash' },
    transaction: { ...text, ...none },
    at: time,
    position: ordinal,
    changedPosition: { ...ordinal, name: 'changed_position' },
  },
});
