import { hexToBigInt } from 'viem';
import type { ChainFault } from '../../adapters/evm/chain-fault.ts';
import { checkContracts, checkToken } from '../../adapters/evm/check-chain.ts';
import type { EndpointState, Endpoints } from '../../adapters/evm/endpoints/endpoints.ts';
import { type ChainAddress, type ChainId, ChainUnavailable } from '../../engine/ports/chain.ts';
import type { IntentRecord, IntentStore } from '../../engine/ports/intent-store.ts';
import type { ConfiguredChain } from './chains-file.ts';
import { deployedOf } from './open-parts.ts';

export interface ChainStatus {
  readonly id: ChainId;
  readonly name: string;
  readonly endpoints: readonly EndpointState[];
  readonly head?: { readonly number: bigint; readonly at: string };
  readonly safe?: bigint;
  readonly final?: bigint;
  readonly contracts: { readonly escrow: ChainAddress; readonly lock: ChainAddress };
  readonly signers: readonly { readonly address: ChainAddress; readonly wei: bigint }[];
  readonly unfinished: readonly IntentStatus[];
  readonly quarantined: readonly IntentStatus[];
  readonly faults: readonly ChainFault[];
}

export interface IntentStatus {
  readonly id: string;
  readonly signer: ChainAddress;
  readonly nonce: number;
  readonly state: string;
  readonly since: string;
  readonly hashes: readonly string[];
  readonly reason?: string;
}

export interface StatusSources {
  readonly endpoints: Endpoints;
  /** Absent: no database was asked. */
  readonly intents?: IntentStore;
  readonly signers: readonly ChainAddress[];
}

/** What a person needs to know of a chain, with everything that is wrong and its code. */
export async function chainStatus(
  chain: ConfiguredChain,
  { endpoints, intents, signers }: StatusSources,
): Promise<ChainStatus> {
  const { id, name, escrow, lock } = chain;
  const unfinished = (await intents?.unfinished(id)) ?? [];
  const quarantined = (await intents?.quarantined(id)) ?? [];
  const known = {
    ...{ id, name, contracts: { escrow, lock } },
    unfinished: unfinished.map(intentStatus),
    quarantined: quarantined.map(intentStatus),
  };
  try {
    const { head, safe, final } = await endpoints.survey();
    const faults = await Promise.all([
      checkContracts(endpoints, deployedOf(chain)),
      ...chain.tokens.map((token) => checkToken(endpoints, token)),
    ]);
    return {
      ...known,
      endpoints: endpoints.states(),
      head: { number: head.number, at: new Date(head.at).toISOString() },
      ...(safe === undefined ? {} : { safe: safe.number }),
      ...(final === undefined ? {} : { final: final.number }),
      signers: await Promise.all(signers.map((address) => moneyOf(endpoints, address))),
      faults: [...faults.flat(), ...faultsOf(endpoints.states())],
    };
  } catch (error) {
    if (!(error instanceof ChainUnavailable)) throw error;
    const states = endpoints.states();
    return { ...known, endpoints: states, signers: [], faults: faultsOf(states) };
  }
}

async function moneyOf(endpoints: Endpoints, address: ChainAddress) {
  const wei = await endpoints.ask((client) =>
    client.request({ method: 'eth_getBalance', params: [address, 'latest'] }),
  );
  return { address, wei: hexToBigInt(wei) };
}

function faultsOf(states: readonly EndpointState[]): readonly ChainFault[] {
  return states.flatMap(({ name, state, detail = '' }): readonly ChainFault[] => {
    if (state === 'wrong_chain') return [{ code: 'chain_id_wrong', detail: `${name}: ${detail}` }];
    if (state !== 'unreachable') return [];
    return [{ code: 'endpoint_unreachable', detail: `${name}: ${detail}` }];
  });
}

function intentStatus({ intent, signed, outcome, madeAt }: IntentRecord): IntentStatus {
  const { id, signer, nonce } = intent;
  const reason = outcome?.state === 'quarantined' ? { reason: outcome.reason } : {};
  return {
    ...{ id, signer, nonce, ...reason },
    state: outcome?.state ?? (signed.length > 0 ? 'signed' : 'intended'),
    since: new Date(madeAt).toISOString(),
    hashes: signed.map(({ hash }) => hash),
  };
}
