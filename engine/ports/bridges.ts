import type { Position } from '../ids.ts';

/** A bridge with the figures of both sides. Amounts are decimal strings in units of the instrument. */
export interface BridgeView {
  readonly id: string;
  readonly instrument: string;
  /** CAIP-2. */
  readonly chain: string;
  readonly vault: string;
  readonly token: string;
  /** Account that keeps what nobody may receive. */
  readonly suspense: string;
  readonly limits: { readonly windowMs: number; readonly amount: string };
  readonly state: 'running' | 'stopped';
  /** Why it is stopped, and since when; `null` while it runs. */
  readonly stop: { readonly cause: string; readonly detail: string; readonly time: string } | null;
  readonly ledger: {
    readonly deposited: string;
    readonly withdrawn: string;
    readonly owed: string;
  };
  /** As it was at the last comparison that brought something new; `null` before the first. */
  readonly vaultFigures: VaultFiguresView | null;
  /** Position of the last event that changed it. */
  readonly position: Position;
}

export interface VaultFiguresView {
  readonly deposited: string;
  readonly withdrawn: string;
  readonly owed: string;
  /** What the vault has of the token, beyond what waits there for payees. */
  readonly balance: string;
  /** What it says that it owes, less what the ledger owes now. */
  readonly difference: string;
  /** The difference that the operator accepted. */
  readonly accepted: string;
  readonly agreed: boolean;
  readonly block: string;
  readonly blockHash: string;
  readonly time: string;
}

/** A deposit or a withdrawal, and where it stands. */
export interface BridgeTransferView {
  /** `in:` or `out:`, the bridge and its number there. */
  readonly id: string;
  readonly bridge: string;
  readonly direction: 'in' | 'out';
  readonly number: number;
  readonly account: string;
  readonly address: string;
  readonly amount: string;
  readonly status: string;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly level: string | null;
  readonly block: string | null;
  readonly blockHash: string | null;
  readonly transaction: string | null;
  readonly time: string;
  /** Of its first event. */
  readonly position: Position;
}

export interface BridgeTransferFilter {
  readonly bridge?: string;
  readonly account?: string;
}
