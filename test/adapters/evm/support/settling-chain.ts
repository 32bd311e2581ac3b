import { randomBytes } from 'node:crypto';
import { callContract } from '../../../../adapters/evm/contracts/call-contract.ts';
import type { Deployed } from '../../../../adapters/evm/contracts/deployed.ts';
import { ERC20_ABI } from '../../../../adapters/evm/contracts/erc20.ts';
import { escrowInitCode, lockInitCode } from '../../../../adapters/evm/deploy/contract-code.ts';
import { deployContract } from '../../../../adapters/evm/deploy/deploy-contract.ts';
import { openEndpoints } from '../../../../adapters/evm/endpoints/endpoints.ts';
import {
  type EvmChainEvent,
  type EvmChainOptions,
  openEvmChain,
} from '../../../../adapters/evm/evm-chain.ts';
import { localSigner } from '../../../../adapters/evm/keys/local-signer.ts';
import {
  admit,
  deployRegistry,
  deployToken,
  issueToken,
} from '../../../../adapters/evm/sandbox/deploy-token.ts';
import { intentShelf, memoryIntentStore } from '../../../../adapters/memory/memory-intent-store.ts';
import { memoryWatchStore, watchShelf } from '../../../../adapters/memory/memory-watch-store.ts';
import type { Bytes32, ChainAddress, SecretStore } from '../../../../engine/ports/chain.ts';
import { devChain } from './dev-chain.ts';

const GWEI = 1_000_000_000n;
const NOWHERE: ChainAddress = `0x${'0'.repeat(40)}`;

const EURO = { kind: 'cbdc', name: 'Euro', symbol: 'EURT', decimals: 2, currency: 'EUR' } as const;
const BOND = {
  kind: 'security',
  name: 'Bond',
  symbol: 'BOND',
  isin: 'US0378331005',
  issueSize: 10n ** 9n,
} as const;

export type SettlingChain = Awaited<ReturnType<typeof settlingChain>>;

export function bytes32(): Bytes32 {
  return `0x${randomBytes(32).toString('hex')}`;
}

/** A chain of one's own with contracts, two tokens and people who have both. Accounts: 0 deploys and pays, 1 to 4 trade. */
export async function settlingChain(chainId = 31_337, others: readonly number[] = []) {
  const chain = await devChain({ chainId });
  const signers = [0, 1, 2, 3, 4].map((index) => localSigner(chain.keyOf(index)));
  const people = signers.map(({ address }) => address);
  const [signer] = signers;
  if (signer === undefined) throw new Error('no signer');
  const endpoints = openEndpoints({
    chainId,
    urls: [chain.url],
    levels: { by: 'tags' },
    timeoutMs: 30_000,
    lagBlocks: 3n,
    onCall: () => {},
    onTrouble: () => {},
  });
  const setUp = { chain: chain.id, endpoints, signer, maxFee: 500n * GWEI, clock: Date.now };
  const profiles = [chainId, ...others].map((id) => ({
    chainId: BigInt(id),
    ...{ finalitySeconds: 10, inclusionSeconds: 5, reactionSeconds: 5, graceSeconds: 0 },
    sequencerFeed: NOWHERE,
  }));
  const escrow = await deployContract(setUp, escrowInitCode());
  const lock = await deployContract(setUp, lockInitCode(signer.address, profiles));
  const deployed: Deployed = { chainId, escrow, lock, fromBlock: 1n };
  const registry = await deployRegistry(setUp);
  for (const account of [...people, escrow, lock]) await admit(setUp, registry, account);
  const cash = await deployToken(setUp, registry, EURO);
  const bond = await deployToken(setUp, registry, BOND);
  for (const token of [cash, bond])
    for (const to of people.slice(1, 3))
      await issueToken(setUp, token, { to, amount: 1_000_000n, order: `${token} ${to}` });

  const open = (
    options: Partial<EvmChainOptions> = {},
    shelf = intentShelf(),
    seen = watchShelf(),
  ) => {
    const events: EvmChainEvent[] = [];
    const evm = openEvmChain({
      id: chain.id,
      urls: [chain.url],
      deployed,
      levels: { by: 'tags' },
      intents: memoryIntentStore(shelf),
      watch: memoryWatchStore(seen),
      secrets: noSecrets,
      signers,
      policy: { maxFee: 500n * GWEI, resendMs: 0, raiseMs: 60_000 },
      freshMs: 0,
      timeoutMs: 10_000,
      lagBlocks: 3n,
      clock: Date.now,
      onEvent: (event) => events.push(event),
      ...options,
    });
    return { evm, events, shelf, seen };
  };
  const balance = (token: ChainAddress, person: number): Promise<bigint> =>
    callContract(endpoints, token, ERC20_ABI, 'balanceOf', [people[person] ?? NOWHERE]);
  /** A feed that says this, and that it said so this many seconds ago. */
  const feed = async (answer: bigint, ageSeconds: number): Promise<ChainAddress> => {
    const at = BigInt(Math.floor((await now()) / 1_000) - ageSeconds);
    const hash = await chain.wallet(0).sendTransaction({ data: feedCode(answer, at) });
    const { contractAddress } = await chain.hands.waitForTransactionReceipt({ hash });
    return (contractAddress ?? NOWHERE).toLowerCase() as ChainAddress;
  };
  /** Chain time, in milliseconds. */
  const now = async () => Number((await chain.hands.getBlock()).timestamp) * 1_000;
  return {
    ...chain,
    chain,
    setUp,
    registry,
    endpoints,
    deployed,
    cash,
    bond,
    people,
    signers,
    open,
    balance,
    now,
    feed,
  };
}

/**
 * The creation code of a contract that answers five words to everything: round, answer, started at, updated at, round.
 * The first word is also what it has for decimals.
 */
function feedCode(answer: bigint, updatedAt: bigint): `0x${string}` {
  const words = [8n, answer, updatedAt, updatedAt, 8n];
  const stores = words.map((word, index) => {
    const hex = BigInt.asUintN(256, word).toString(16).padStart(64, '0');
    return `7f${hex}60${(index * 32).toString(16).padStart(2, '0')}52`;
  });
  const runtime = `${stores.join('')}60a06000f3`;
  const size = (runtime.length / 2).toString(16).padStart(4, '0');
  // CODECOPY what stands behind these fourteen bytes, and return it.
  return `0x61${size}600e60003961${size}6000f3${runtime}`;
}

const noSecrets: SecretStore = {
  create: async () => `0x${'0'.repeat(64)}`,
  reveal: async () => undefined,
  markRevealed: async () => {},
  isRevealed: async () => false,
};
