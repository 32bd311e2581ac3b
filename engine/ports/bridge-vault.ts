import type {
  BridgeLevel,
  Deposit,
  Evidence,
  ReleaseOutcome,
  VaultFigures,
  WithdrawalTerms,
} from '../bridge/bridge.ts';

/** What a vault is, as the chain says it: whoever starts a bridge compares it with the bridge's terms. */
export interface VaultDescription {
  /** CAIP-2. */
  readonly chain: string;
  readonly vault: string;
  readonly token: string;
  /** Of the token: those of the instrument, or amounts would mean something else on the other side. */
  readonly decimals: number;
}

/** What happened at the vault, each time at a level. It is told again when the level rises. */
export type BridgeNews =
  | { readonly type: 'deposit'; readonly deposit: Deposit; readonly level: BridgeLevel }
  /** The block is gone; the deposit may come again in another. */
  | { readonly type: 'deposit_reversed'; readonly deposit: number; readonly evidence: Evidence }
  | ReleaseNews
  | { readonly type: 'release_reversed'; readonly withdrawal: string; readonly evidence: Evidence };

export interface ReleaseNews {
  readonly type: 'release';
  /** As the vault was told it; something else when nobody here asked for it. */
  readonly withdrawal: string;
  /** `failed`: the vault never pays under this id any more. */
  readonly outcome: ReleaseOutcome;
  readonly address: string;
  readonly amount: bigint;
  readonly level: BridgeLevel;
  readonly evidence: Evidence;
}

/** The vault's figures at a final block. */
export interface VaultAt {
  readonly block: Evidence['block'];
  readonly vault: VaultFigures;
}

/** How far a payment has come, for those who watch: what counts is the news of it. */
export type ReleaseState =
  /** Sent, or to be sent again by the next call. */
  | 'under_way'
  /** In a block. */
  | 'included'
  /** The vault would refuse it now: a limit, a pause, too little in it. Asking again later may help. */
  | 'refused'
  /** A person has to look. */
  | 'quarantined';

/**
 * The vault of a bridge on its chain. All operations may be repeated after a crash at any moment. They throw
 * `ChainUnavailable` when no endpoint answers truthfully now, and nothing is lost by that.
 */
export interface BridgeVault {
  describe(): Promise<VaultDescription>;
  /**
   * What happened behind the cursor, oldest first, and the cursor to go on from; `undefined` begins with the vault's
   * first block. Deposits that are final come in the vault's order, none left out. `final` is absent while not all that
   * is final has been told: with it, everything up to its block has been, in this answer or before it.
   */
  news(after: string | undefined): Promise<{
    readonly news: readonly BridgeNews[];
    readonly cursor: string;
    readonly final?: VaultAt;
  }>;
  /** Has the vault pay; whatever happens, once for an id. */
  release(withdrawal: Pick<WithdrawalTerms, 'id' | 'address' | 'amount'>): Promise<ReleaseState>;
  close(): Promise<void>;
}

/** Keeps how far each reader has come. `save` is durable when it resolves. Both throw `ChainStoreUnavailable`. */
export interface CursorStore {
  read(name: string): Promise<string | undefined>;
  save(name: string, cursor: string): Promise<void>;
}
