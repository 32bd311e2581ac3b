import type { TimeMs } from '../../../engine/ids.ts';
import type { ChainAddress, ChainId } from '../../../engine/ports/chain.ts';
import type {
  IntentRecord,
  IntentRequest,
  IntentStore,
} from '../../../engine/ports/intent-store.ts';
import type { Signer } from '../../../engine/ports/signer.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import type { Sight } from '../watcher/watcher.ts';
import { readAccountNonce } from './account-nonce.ts';
import { pushSigner } from './push-signer.ts';
import { signAndSend } from './sign-and-send.ts';

/** Brings transactions into a chain, each once: see docs/chains-operations.md for the rules. */
export interface Sender {
  /** Makes the intent unless it is there, signs it and sends it. What was signed before is not sent again by this. */
  start(request: IntentRequest): Promise<IntentRecord>;
  /** Looks after all that is unfinished: sends again, raises fees, notes what got in. Shared by those who ask at once. */
  push(): Promise<void>;
}

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

/** A look after everything is not worth it more often than this, while the chain has no new block. */
const PUSH_MS = 500;

export function openSender(options: SenderOptions): Sender {
  const { chain, intents, sight, clock } = options;
  const memory: SendingMemory = { sentAt: new Map(), seenAt: new Map() };
  let current: Promise<void> | undefined;
  let last = { head: '', at: Number.NEGATIVE_INFINITY };
  const pushOnce = async (seen: Sight) => {
    const open = await intents.unfinished(chain);
    const signers = new Set(open.map(({ intent }) => intent.signer));
    const made = [...signers].map((signer) => {
      const records = open.filter(({ intent }) => intent.signer === signer);
      return pushSigner(options, memory, seen, signer, records);
    });
    return (await Promise.all(made)).includes(true);
  };
  const pushAll = async () => {
    const seen = await sight();
    const { hash } = seen.levels.head;
    if (hash === last.head && clock() - last.at < PUSH_MS) return;
    // What was made on the way is sent in a second round.
    if (await pushOnce(seen)) await pushOnce(seen);
    last = { head: hash, at: clock() };
  };
  return {
    push: () => {
      current ??= pushAll().finally(() => {
        current = undefined;
      });
      return current;
    },
    start: async (request) => {
      const nonce = await readAccountNonce(options.endpoints, request.signer, 'latest');
      const record = await intents.open(request, nonce);
      if (record.signed.length > 0) return record;
      const { levels } = await sight();
      await signAndSend(options, memory, levels.head, record);
      return (await intents.find(chain, request.id)) ?? record;
    },
  };
}
