import type { Client } from 'viem';
import type { Bytes32 } from '../../../engine/ports/chain.ts';
import type { IntentOutcome, IntentRecord } from '../../../engine/ports/intent-store.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { readHeader } from '../endpoints/read-header.ts';

type Inclusion = Extract<IntentOutcome, { state: 'included' | 'reverted' }>;

interface RawReceipt {
  readonly transactionHash: Bytes32;
  readonly status: `0x${string}`;
  readonly blockNumber: `0x${string}`;
  readonly blockHash: Bytes32;
}

interface RawTransaction {
  readonly hash: Bytes32;
  readonly from: string;
  readonly to: string | null;
  readonly input: `0x${string}`;
  readonly nonce: `0x${string}`;
}

/**
 * Where one of the signed forms of an intent got in, by the first endpoint that has it. A receipt counts only if its
 * hash is one of ours, the transaction under it is what was signed, and its block is in the chain.
 */
export async function findInclusion(
  endpoints: Endpoints,
  record: IntentRecord,
): Promise<Inclusion | undefined> {
  const answers = await endpoints.askAll((client) => inclusionAt(client, record));
  return answers.find((answer) => answer !== undefined);
}

async function inclusionAt(
  client: Client,
  { intent, signed }: IntentRecord,
): Promise<Inclusion | undefined> {
  for (const { hash } of [...signed].reverse()) {
    const params = [hash] as const;
    const [receipt, transaction] = await Promise.all([
      client.request({ method: 'eth_getTransactionReceipt', params: [...params] }),
      client.request({ method: 'eth_getTransactionByHash', params: [...params] }),
    ]);
    if (receipt === null || transaction === null) continue;
    const { transactionHash, status, blockNumber, blockHash } = receipt as unknown as RawReceipt;
    if (transactionHash !== hash || !isOurs(transaction as unknown as RawTransaction, intent))
      continue;
    const number = BigInt(blockNumber);
    if ((await readHeader(client, number))?.hash !== blockHash) continue;
    const state = BigInt(status) === 1n ? 'included' : 'reverted';
    return { state, hash, block: { number, hash: blockHash }, closed: false };
  }
  return undefined;
}

function isOurs(
  { from, to, input, nonce }: RawTransaction,
  intent: IntentRecord['intent'],
): boolean {
  return (
    from.toLowerCase() === intent.signer &&
    to?.toLowerCase() === intent.to.toLowerCase() &&
    input === intent.data &&
    Number(nonce) === intent.nonce
  );
}
