import type { TimeMs } from '../../../engine/ids.ts';
import type { ChainAddress, ChainId } from '../../../engine/ports/chain.ts';
import type { IntentStore } from '../../../engine/ports/intent-store.ts';
import type { Signer } from '../../../engine/ports/signer.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import type { Sight } from '../watcher/watcher.ts';

export interface SenderOptions {
  readonly chain: ChainId;
  readonly endpoints: Endpoints;
  readonly intents: IntentStore;
  readonly signers: ReadonlyMap<ChainAddress, Signer>;
  readonly sight: () => Promise<Sight>;
  readonly clock: () => TimeMs;
  readonly policy: SendingPolicy;
  readonly onEvent: (event: SendEvent) => void;
}

export interface SendingPolicy {
  /** Most that is ever paid, in wei a unit of gas. */
  readonly maxFee: bigint;
  /** What is not in a block is sent again this often. */
  readonly resendMs: number;
  /** What is next in line and not in a block after this long pays more. */
  readonly raiseMs: number;
}

export interface SendEvent {
  readonly type:
    | 'sent'
    | 'resent'
    | 'raised'
    | 'fee_capped'
    | 'send_refused'
    | 'send_unanswered'
    | 'included'
    | 'reverted'
    | 'dropped_by_reorganisation'
    | 'quarantined'
    | 'voided'
    | 'gap_filled'
    | 'signer_missing';
  readonly id: string;
  readonly nonce: number;
  readonly detail?: string;
}

/** What a process remembers of its own sending; a new one begins by sending everything again. */
export interface SendingMemory {
  readonly sentAt: Map<string, TimeMs>;
  /** Head at which a signed form was first looked after. */
  readonly seenAt: Map<string, bigint>;
}
