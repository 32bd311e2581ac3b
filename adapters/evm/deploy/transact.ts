import { setTimeout as sleep } from 'node:timers/promises';
import type { TimeMs } from '../../../engine/ids.ts';
import type { ChainId } from '../../../engine/ports/chain.ts';
import type { Signer } from '../../../engine/ports/signer.ts';
import type { ContractCall } from '../contracts/call-of.ts';
import { estimateGas } from '../contracts/estimate-gas.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { readAccountNonce } from '../sender/account-nonce.ts';
import { suggestFees } from '../sender/fees.ts';
import { signIntent } from '../sender/sign-intent.ts';

/** For setting up alone: what is sent by this is not kept. Settlements are sent by `openSender`. */
export interface TransactOptions {
  readonly chain: ChainId;
  readonly endpoints: Endpoints;
  readonly signer: Signer;
  /** Most that is paid, in wei a unit of gas. */
  readonly maxFee: bigint;
  readonly clock: () => TimeMs;
}

export class TransactionFailed extends Error {
  override readonly name = 'TransactionFailed';
}

const WAIT_MS = 120_000;
const POLL_MS = 25;

/** Sends a transaction and waits until it is in a block. Throws `TransactionFailed`, which says why. */
export async function transact(options: TransactOptions, call: ContractCall): Promise<void> {
  const { chain, endpoints, signer, maxFee, clock } = options;
  const estimate = await estimateGas(endpoints, signer.address, call);
  if (!estimate.ok) throw new TransactionFailed(`it would not work: ${estimate.reason}`);
  const { head } = await endpoints.survey();
  const fees = await suggestFees(endpoints, head, maxFee);
  const nonce = await readAccountNonce(endpoints, signer.address, 'latest');
  const names = { chain, id: 'set-up', settlement: '', verb: 'set_up', attempt: 1 };
  const intent = { ...names, signer: signer.address, nonce, ...call, gas: estimate.gas };
  const { bytes, hash } = await signIntent(intent, signer, fees, clock());
  await endpoints.ask((client) =>
    client.request({ method: 'eth_sendRawTransaction', params: [bytes] }),
  );
  for (let waited = 0; waited < WAIT_MS; waited += POLL_MS) {
    const receipt = await endpoints.ask((client) =>
      client.request({ method: 'eth_getTransactionReceipt', params: [hash] }),
    );
    if (receipt !== null && BigInt(receipt.status) === 1n) return;
    if (receipt !== null) throw new TransactionFailed(`${hash} reverted`);
    await sleep(POLL_MS);
  }
  throw new TransactionFailed(`${hash} is in no block after ${WAIT_MS / 1_000} seconds`);
}
