import { encodeFunctionData } from 'viem';
import type { Bytes32, ChainAddress, ChainId } from '../../../engine/ports/chain.ts';
import type { WatchStore } from '../../../engine/ports/watch-store.ts';
import type { ContractCall } from '../contracts/call-of.ts';
import type { Deployed } from '../contracts/deployed.ts';
import { estimateGas } from '../contracts/estimate-gas.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { dvpEscrowAbi } from '../generated/dvp-escrow.ts';
import { hashTimeLockAbi } from '../generated/hash-time-lock.ts';
import type { Sender } from '../sender/sender.ts';
import type { Watcher } from '../watcher/watcher.ts';
import { type OpenThings, openThings, type Secrets } from './open-things.ts';

/** One chain, as whoever finishes what is open there sees it. */
export interface FinisherChain {
  readonly id: ChainId;
  readonly endpoints: Endpoints;
  readonly deployed: Deployed;
  readonly watcher: Watcher;
  readonly store: WatchStore;
  readonly sender: Sender;
  /** Pays for gas; everything goes to those whose it is. */
  readonly payer: ChainAddress;
}

export interface FinisherEvent {
  readonly chain: ChainId;
  readonly type: 'claim' | 'refund' | 'expire';
  readonly subject: Bytes32;
}

const MS = 1_000;
const MANY = 1_000_000;

/**
 * Finishes for anybody what anybody may finish, with nothing but the logs of the chains: claims locks whose secret some
 * other claim has shown, on whichever chain, and sends back what ran out. May be repeated at any time: what is done
 * already would revert, and is not sent.
 */
export async function finishOpen(
  chains: readonly FinisherChain[],
  secrets: Secrets,
  onEvent: (event: FinisherEvent) => void,
): Promise<void> {
  const seen = await Promise.all(
    chains.map(async (chain) => {
      const { levels } = await chain.watcher.look();
      const told = await chain.store.told(chain.id, 0, MANY);
      return { chain, at: levels.head.at, open: openThings(told, chain.deployed, secrets) };
    }),
  );
  for (const { chain, at, open } of seen) {
    for (const wanted of wantedCalls(chain, open, secrets, at)) {
      const { subject, type, call } = wanted;
      const estimate = await estimateGas(chain.endpoints, chain.payer, call);
      if (!estimate.ok) continue;
      const id = `${type}/${subject}`;
      const { payer: signer, id: of } = chain;
      const names = { chain: of, id, settlement: subject, verb: type, signer };
      const { signed } = await chain.sender.start({ ...names, ...call, gas: estimate.gas });
      if (signed.length > 0) onEvent({ chain: of, type, subject });
    }
    await chain.sender.push();
  }
}

interface WantedCall {
  readonly subject: Bytes32;
  readonly type: FinisherEvent['type'];
  readonly call: ContractCall;
}

function wantedCalls(
  { deployed }: FinisherChain,
  { locks, escrows }: OpenThings,
  secrets: Secrets,
  at: number,
): readonly WantedCall[] {
  const abi = hashTimeLockAbi;
  const ofLocks = [...locks].flatMap(([subject, terms]): readonly WantedCall[] => {
    const secret = secrets.get(terms.hashlock);
    const over = at >= Number(terms.expiry) * MS;
    if (!over && secret === undefined) return [];
    const type = over ? 'refund' : 'claim';
    const data = over
      ? encodeFunctionData({ abi, functionName: 'refund', args: [terms] })
      : encodeFunctionData({ abi, functionName: 'claim', args: [terms, secret ?? '0x'] });
    return [{ subject, type, call: { to: deployed.lock, data } }];
  });
  const ofEscrows = [...escrows].flatMap(([subject, terms]): readonly WantedCall[] => {
    if (at < Number(terms.deadline) * MS) return [];
    const { legs, deadline, salt } = terms;
    const args = [{ legs, deadline, salt }] as const;
    const data = encodeFunctionData({ abi: dvpEscrowAbi, functionName: 'expire', args });
    return [{ subject, type: 'expire', call: { to: deployed.escrow, data } }];
  });
  return [...ofLocks, ...ofEscrows];
}
