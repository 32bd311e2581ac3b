import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { type IntentRecord, VOID } from '../../../engine/ports/intent-store.ts';
import type { Sight } from '../watcher/watcher.ts';
import { readAccountNonce } from './account-nonce.ts';
import { isInChain } from './is-in-chain.ts';
import { noteUsedNonce } from './note-used-nonce.ts';
import type { SenderOptions, SendingMemory } from './sender.ts';
import { send, signAndSend } from './sign-and-send.ts';

/** Holes in front of our nonces that are filled in one go: there should be none at all. */
const HOLES = 16;
/** A fee is raised only when so many blocks have passed it by. */
const PASSED = 2n;

/** Looks after the unfinished intents of one signer, lowest nonce first: nothing gets in before those below it. */
export async function pushSigner(
  options: SenderOptions,
  memory: SendingMemory,
  sight: Sight,
  signer: ChainAddress,
  records: readonly IntentRecord[],
): Promise<void> {
  const count = await readAccountNonce(options.endpoints, signer, 'latest');
  await fillHoles(options, signer, count, records[0]?.intent.nonce ?? count);
  for (const record of records) {
    if (record.intent.nonce < count) await noteUsedNonce(options, sight, record);
    else await bringOn(options, memory, sight, record, record.intent.nonce === count);
  }
}

async function fillHoles(
  { intents, chain, onEvent }: SenderOptions,
  signer: ChainAddress,
  from: number,
  to: number,
): Promise<void> {
  for (let nonce = from; nonce < Math.min(to, from + HOLES); nonce += 1) {
    await intents.fill(chain, signer, nonce);
    onEvent({ type: 'gap_filled', id: `${VOID}/${signer}/${nonce}`, nonce });
  }
}

/** The chain has no transaction of this nonce yet. */
async function bringOn(
  options: SenderOptions,
  memory: SendingMemory,
  sight: Sight,
  record: IntentRecord,
  isNext: boolean,
): Promise<void> {
  const { intents, clock, policy, onEvent } = options;
  const { intent, signed, outcome } = record;
  const { id, nonce } = intent;
  if (outcome !== undefined) {
    // The endpoint may just be stale: the block decides.
    if (outcome.state !== 'quarantined' && (await isInChain(options, sight, outcome.block))) return;
    await intents.conclude(intent, undefined);
    onEvent({ type: 'dropped_by_reorganisation', id, nonce });
  }
  const { head } = sight.levels;
  const last = signed.at(-1);
  if (last === undefined) {
    if (!isLate(intent.deadline, Math.max(clock(), head.at)))
      return signAndSend(options, memory, head, record);
    if (await intents.void(intent)) onEvent({ type: 'voided', id, nonce, detail: 'too late' });
    return;
  }
  const first = memory.seenAt.get(last.hash) ?? head.number;
  memory.seenAt.set(last.hash, first);
  const waits = isNext && clock() - last.at >= policy.raiseMs && head.number >= first + PASSED;
  if (waits) await signAndSend(options, memory, head, record);
  if (clock() - (memory.sentAt.get(last.hash) ?? Number.NEGATIVE_INFINITY) < policy.resendMs)
    return;
  onEvent({ type: 'resent', id, nonce, detail: last.hash });
  await send(options, memory, intent, last);
}

function isLate(deadline: number | undefined, now: number): boolean {
  return deadline !== undefined && now > deadline;
}
