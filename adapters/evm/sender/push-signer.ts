import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { type Intent, type IntentRecord, VOID } from '../../../engine/ports/intent-store.ts';
import type { Sight } from '../watcher/watcher.ts';
import { readAccountNonce } from './account-nonce.ts';
import { isInChain } from './is-in-chain.ts';
import { noteUsedNonce } from './note-used-nonce.ts';
import type { SenderOptions, SendingMemory } from './sender-options.ts';
import { send, signAndSend } from './sign-and-send.ts';

/** Holes in front of our nonces that are filled in one go: there should be none at all. */
const HOLES = 16;
/** A fee is raised only when so many blocks have passed it by. */
const PASSED = 2n;

/**
 * Looks after the unfinished intents of one signer, lowest nonce first: nothing gets in before those below it. True when
 * it made empty transactions, which are still to be sent.
 */
export async function pushSigner(
  options: SenderOptions,
  memory: SendingMemory,
  sight: Sight,
  signer: ChainAddress,
  records: readonly IntentRecord[],
): Promise<boolean> {
  const count = await readAccountNonce(options.endpoints, signer, 'latest');
  let made = await fillHoles(options, signer, count, records[0]?.intent.nonce ?? count);
  for (const record of records) {
    const { nonce } = record.intent;
    if (nonce < count) await noteUsedNonce(options, sight, record);
    else made = (await bringOn(options, memory, sight, record, nonce === count)) || made;
  }
  return made;
}

async function fillHoles(
  { intents, chain, onEvent }: SenderOptions,
  signer: ChainAddress,
  from: number,
  to: number,
): Promise<boolean> {
  for (let nonce = from; nonce < Math.min(to, from + HOLES); nonce += 1) {
    await intents.fill(chain, signer, nonce);
    onEvent({ type: 'gap_filled', id: `${VOID}/${signer}/${nonce}`, nonce });
  }
  return from < to;
}

/** The chain has no transaction of this nonce yet. True when the intent was given up and became an empty one. */
async function bringOn(
  options: SenderOptions,
  memory: SendingMemory,
  sight: Sight,
  record: IntentRecord,
  isNext: boolean,
): Promise<boolean> {
  const { intents, clock, policy, onEvent } = options;
  const { intent, signed, outcome } = record;
  const { id, nonce } = intent;
  if (outcome !== undefined) {
    // The endpoint may just be stale: the block decides.
    if (outcome.state !== 'quarantined' && (await isInChain(options, sight, outcome.block)))
      return false;
    await intents.conclude(intent, undefined);
    onEvent({ type: 'dropped_by_reorganisation', id, nonce });
  }
  const { head } = sight.levels;
  const last = signed.at(-1);
  if (last === undefined) {
    if (isLate(intent.deadline, Math.max(clock(), head.at))) return giveUp(options, intent);
    await signAndSend(options, memory, head, record);
    return false;
  }
  const first = memory.seenAt.get(last.hash) ?? head.number;
  memory.seenAt.set(last.hash, first);
  const waits = isNext && clock() - last.at >= policy.raiseMs && head.number >= first + PASSED;
  if (waits) await signAndSend(options, memory, head, record);
  const sentAt = memory.sentAt.get(last.hash) ?? Number.NEGATIVE_INFINITY;
  if (clock() - sentAt < policy.resendMs) return false;
  onEvent({ type: 'resent', id, nonce, detail: last.hash });
  await send(options, memory, intent, last);
  return false;
}

async function giveUp({ intents, onEvent }: SenderOptions, intent: Intent): Promise<boolean> {
  const { id, nonce } = intent;
  const given = await intents.void(intent);
  if (given) onEvent({ type: 'voided', id, nonce, detail: 'too late' });
  return given;
}

function isLate(deadline: number | undefined, now: number): boolean {
  return deadline !== undefined && now > deadline;
}
