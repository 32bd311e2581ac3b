import { mnemonicToAccount } from 'viem/accounts';
import type { ChainAddress, ChainId } from '../../../engine/ports/chain.ts';
import type { ConfiguredToken } from '../check-chain.ts';
import { type ContractProfile, escrowInitCode, lockInitCode } from '../deploy/contract-code.ts';
import { deployContract } from '../deploy/deploy-contract.ts';
import { TransactionFailed } from '../deploy/transact.ts';
import { openEndpoints } from '../endpoints/endpoints.ts';
import { localSigner } from '../keys/local-signer.ts';
import {
  admit,
  deployRegistry,
  deployToken,
  issueToken,
  type SandboxToken,
} from './deploy-token.ts';

/** The words that every development chain begins with: everybody knows these keys. */
const MNEMONIC = 'test test test test test test test test test test test junk';
const NOWHERE: ChainAddress = `0x${'0'.repeat(40)}`;
const GWEI = 1_000_000_000n;

export interface SandboxChain {
  readonly id: ChainId;
  readonly escrow: ChainAddress;
  readonly lock: ChainAddress;
  readonly registry: ChainAddress;
  readonly tokens: readonly ConfiguredToken[];
}

export const SANDBOX_PEOPLE = ['operator', 'bank-alpha', 'bank-beta', 'dealer'] as const;

/** The key of one of them, on every sandbox chain. */
export function sandboxKey(person: (typeof SANDBOX_PEOPLE)[number]): `0x${string}` {
  const addressIndex = SANDBOX_PEOPLE.indexOf(person);
  const { privateKey } = mnemonicToAccount(MNEMONIC, { addressIndex }).getHdKey();
  return `0x${Buffer.from(privateKey ?? []).toString('hex')}`;
}

const TOKENS: readonly {
  readonly token: SandboxToken;
  readonly decimals: number;
  readonly each: bigint;
}[] = [
  {
    token: { kind: 'cbdc', name: 'Euro CBDC', symbol: 'EUR-C', decimals: 2, currency: 'EUR' },
    decimals: 2,
    each: 100_000_000n,
  },
  {
    token: {
      kind: 'security',
      name: 'Bond 2031',
      symbol: 'BOND-31',
      isin: 'US0378331005',
      issueSize: 1_000_000_000n,
    },
    decimals: 0,
    each: 1_000_000n,
  },
];

/** Deploys the contracts and two tokens to a development chain and gives the people some. Twice is the same as once. */
export async function openSandboxChain(
  {
    url,
    chainId,
    others,
  }: { readonly url: string; readonly chainId: number; readonly others: readonly number[] },
  onProgress: (line: string) => void,
): Promise<SandboxChain> {
  const id = `eip155:${chainId}` as ChainId;
  const endpoints = openEndpoints({
    ...{ chainId, urls: [url], levels: { by: 'tags' as const }, timeoutMs: 30_000, lagBlocks: 3n },
    onCall: () => {},
    onTrouble: () => {},
  });
  const signers = SANDBOX_PEOPLE.map((person) => localSigner(sandboxKey(person)));
  const signer = localSigner(sandboxKey('operator'));
  const options = { chain: id, endpoints, signer, maxFee: 500n * GWEI, clock: Date.now };
  onProgress(`Deploying contracts to ${id} …`);
  const escrow = await deployContract(options, escrowInitCode());
  const lock = await deployContract(
    options,
    lockInitCode(signer.address, [chainId, ...others].sort().map(profileOf)),
  );
  const registry = await deployRegistry(options);
  for (const account of [...signers.map(({ address }) => address), escrow, lock])
    await admit(options, registry, account);
  const tokens: ConfiguredToken[] = [];
  for (const { token, decimals, each } of TOKENS) {
    const address = await deployToken(options, registry, token);
    tokens.push({ symbol: token.symbol, address, decimals });
    for (const { address: to } of signers.slice(1))
      await issueToken(options, address, { to, amount: each, order: `sandbox ${to}` }).catch(
        ifIssued,
      );
  }
  return { id, escrow, lock, registry, tokens };
}

/** The token takes an order once: it was issued when this chain was opened the first time. */
function ifIssued(error: unknown): void {
  if (!(error instanceof TransactionFailed && /Order/.test(error.message))) throw error;
}

/** Short, because a development chain is quick, and whoever tries something waits. */
function profileOf(chainId: number): ContractProfile {
  return {
    chainId: BigInt(chainId),
    ...{ finalitySeconds: 20, inclusionSeconds: 5, reactionSeconds: 5, graceSeconds: 0 },
    sequencerFeed: NOWHERE,
  };
}
