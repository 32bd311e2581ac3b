import type { IntentRecord, IntentRequest } from '../../../engine/ports/intent-store.ts';
import type { Sight } from '../watcher/watcher.ts';
import { readAccountNonce } from './account-nonce.ts';
import { pushSigner } from './push-signer.ts';
import type { SenderOptions, SendingMemory } from './sender-options.ts';
import { signAndSend } from './sign-and-send.ts';

/** Brings transactions into a chain, each once: see docs/chains-operations.md for the rules. */
export interface Sender {
  /** Makes the intent unless it is there, signs it and sends it. What was signed before is not sent again by this. */
  start(request: IntentRequest): Promise<IntentRecord>;
  /** Looks after all that is unfinished: sends again, raises fees, notes what got in. Shared by those who ask at once. */
  push(): Promise<void>;
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
