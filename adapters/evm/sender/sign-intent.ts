import { keccak256, serializeTransaction } from 'viem';
import type { TimeMs } from '../../../engine/ids.ts';
import type { Intent, SignedForm } from '../../../engine/ports/intent-store.ts';
import type { Signer } from '../../../engine/ports/signer.ts';
import type { Fees } from './fees.ts';

/** The bytes of the intent's transaction at these fees. Nothing but the fees differs between two of one intent. */
export async function signIntent(
  { chain, nonce, to, data, gas }: Intent,
  signer: Signer,
  { maxFee, priorityFee }: Fees,
  at: TimeMs,
): Promise<SignedForm> {
  const transaction = {
    type: 'eip1559',
    chainId: Number(chain.slice('eip155:'.length)),
    nonce,
    to,
    data,
    gas,
    value: 0n,
    maxFeePerGas: maxFee,
    maxPriorityFeePerGas: priorityFee,
  } as const;
  const signature = await signer.sign(keccak256(serializeTransaction(transaction)));
  const bytes = serializeTransaction(transaction, signature);
  return { hash: keccak256(bytes), bytes, maxFee, priorityFee, at };
}
