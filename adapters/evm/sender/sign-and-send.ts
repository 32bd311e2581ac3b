import type { IntentRecord, SignedForm } from '../../../engine/ports/intent-store.ts';
import { isAnswer, messageOf } from '../endpoints/endpoint.ts';
import type { Header } from '../endpoints/read-header.ts';
import { type Fees, raiseFees, suggestFees } from './fees.ts';
import type { SenderOptions, SendingMemory } from './sender-options.ts';
import { signIntent } from './sign-intent.ts';

/**
 * Signs an intent, keeps the signed form, and only then sends it. One that is signed already pays a higher fee by this;
 * when that would be more than is allowed, nothing is signed.
 */
export async function signAndSend(
  options: SenderOptions,
  memory: SendingMemory,
  head: Header,
  { intent, signed }: IntentRecord,
): Promise<void> {
  const { intents, signers, endpoints, policy, clock, onEvent } = options;
  const { id, nonce } = intent;
  const signer = signers.get(intent.signer);
  if (signer === undefined) {
    onEvent({ type: 'signer_missing', id, nonce, detail: intent.signer });
    return;
  }
  const last = signed.at(-1);
  const now = await suggestFees(endpoints, head, policy.maxFee);
  const fees: Fees | undefined = last === undefined ? now : raiseFees(last, now, policy.maxFee);
  if (fees === undefined) {
    onEvent({ type: 'fee_capped', id, nonce, detail: `${policy.maxFee} wei` });
    return;
  }
  const form = await signIntent(intent, signer, fees, clock());
  // The moment before this line nothing is known of it outside; the moment after, it may be sent by whoever comes next.
  if (!(await intents.sign(intent, form))) return;
  memory.seenAt.set(form.hash, head.number);
  onEvent({ type: last === undefined ? 'sent' : 'raised', id, nonce, detail: form.hash });
  await send(options, memory, intent, form);
}

/** Sends the same bytes to every endpoint that works. What they answer is no proof of anything: the chain is looked at. */
export async function send(
  { endpoints, clock, onEvent }: SenderOptions,
  memory: SendingMemory,
  { id, nonce }: IntentRecord['intent'],
  { bytes, hash }: SignedForm,
): Promise<void> {
  memory.sentAt.set(hash, clock());
  const answers = await endpoints.askAll(async (client) => {
    try {
      await client.request({ method: 'eth_sendRawTransaction', params: [bytes] });
      return undefined;
    } catch (error) {
      if (!isAnswer(error)) throw error;
      return messageOf(error);
    }
  });
  if (answers.length === 0) onEvent({ type: 'send_unanswered', id, nonce, detail: hash });
  if (answers.some((answer) => answer === undefined || KNOWN.test(answer))) return;
  const [detail] = answers;
  if (detail !== undefined) onEvent({ type: 'send_refused', id, nonce, detail });
}

const KNOWN = /already known|already imported|nonce too low/i;
