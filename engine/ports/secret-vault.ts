import type { Bytes32 } from './chain.ts';

/**
 * Where sealed secrets lie; who has only this learns nothing but hashes. Operations throw `ChainStoreUnavailable`.
 */
export interface SecretVault {
  /** Keeps the secret durably unless the settlement has one, and answers with the one it has. */
  keep(settlement: string, secret: SealedSecret): Promise<StoredSecret>;
  find(settlement: string): Promise<StoredSecret | undefined>;
  /** From now on it counts as shown, for ever. No error when there is none. */
  markRevealed(settlement: string): Promise<void>;
}

export interface SealedSecret {
  /** SHA-256 of the secret. */
  readonly hash: Bytes32;
  readonly sealed: Uint8Array;
}

export interface StoredSecret extends SealedSecret {
  readonly revealed: boolean;
}
