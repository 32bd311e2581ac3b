import type { IntentRecord } from '../../../engine/ports/intent-store.ts';
import type { Sight } from '../watcher/watcher.ts';
import { readAccountNonce } from './account-nonce.ts';
import { findInclusion } from './find-inclusion.ts';
import { findTaker } from './find-taker.ts';
import { isInChain } from './is-in-chain.ts';
import type { SenderOptions } from './sender-options.ts';

/** The chain has a transaction of this nonce: notes which, and once its block is final, for good. */
export async function noteUsedNonce(
  options: SenderOptions,
  sight: Sight,
  record: IntentRecord,
): Promise<void> {
  const { endpoints, intents, onEvent } = options;
  const { intent, outcome } = record;
  const { id, nonce } = intent;
  const { final } = sight.state;
  if (outcome !== undefined && outcome.state !== 'quarantined') {
    if (await isInChain(options, sight, outcome.block)) {
      if (outcome.block.number <= final)
        await intents.conclude(intent, { ...outcome, closed: true });
      return;
    }
    onEvent({ type: 'dropped_by_reorganisation', id, nonce });
  }
  const found = await findInclusion(endpoints, record);
  if (found === undefined) return quarantine(options, sight, record);
  await intents.conclude(intent, { ...found, closed: found.block.number <= final });
  onEvent({
    type: found.state === 'included' ? 'included' : 'reverted',
    id,
    nonce,
    detail: found.hash,
  });
}

/**
 * The nonce is used, and not by anything that was signed here: somebody else has the key, or a backup of the store was
 * put back. An intent that was never signed gets another nonce; for all else a person has to look.
 */
async function quarantine(
  options: SenderOptions,
  { levels, state }: Sight,
  { intent, signed, outcome }: IntentRecord,
): Promise<void> {
  const { endpoints, intents, onEvent } = options;
  const { id, nonce, signer } = intent;
  const hash = await findTaker(endpoints, intent, levels.head.number);
  // The endpoint has our transaction and does not have its receipt yet.
  if (hash !== undefined && signed.some((form) => form.hash === hash)) return;
  const closed =
    state.final >= 0n && (await readAccountNonce(endpoints, signer, state.final)) > nonce;
  if (outcome !== undefined && outcome.closed === closed) return;
  if (signed.length === 0) await intents.void(intent);
  const reason = `nonce ${nonce} of ${signer} was used by ${hash ?? 'a transaction'} that was not signed here`;
  const found = {
    state: 'quarantined',
    reason,
    closed,
    ...(hash === undefined ? {} : { hash }),
  } as const;
  await intents.conclude(intent, found);
  if (outcome === undefined) onEvent({ type: 'quarantined', id, nonce, detail: reason });
}
