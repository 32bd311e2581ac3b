import { encodeFunctionData, maxUint256 } from 'viem';
import { callContract } from '../../../adapters/evm/contracts/call-contract.ts';
import { ERC20_ABI } from '../../../adapters/evm/contracts/erc20.ts';
import { transact } from '../../../adapters/evm/deploy/transact.ts';
import { sealedSecrets } from '../../../adapters/evm/keys/sealed-secrets.ts';
import { intentShelf } from '../../../adapters/memory/memory-intent-store.ts';
import { memorySecretVault } from '../../../adapters/memory/memory-secret-vault.ts';
import { watchShelf } from '../../../adapters/memory/memory-watch-store.ts';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { chainBehaviour } from '../../behaviours/chain.ts';
import { type SettlingChain, settlingChain } from './support/settling-chain.ts';

let shared: SettlingChain | undefined;
after(() => shared?.stop());

/** Parties that have let the contracts take their tokens, on one anvil for all: each test begins at its head. */
async function prepared(): Promise<SettlingChain> {
  if (shared !== undefined) return shared;
  const world = await settlingChain(31_339);
  for (const signer of world.signers.slice(1, 3))
    for (const token of [world.bond, world.cash])
      for (const spender of [world.deployed.escrow, world.deployed.lock]) {
        const args = [spender, maxUint256] as const;
        const data = encodeFunctionData({ abi: ERC20_ABI, functionName: 'approve', args });
        await transact({ ...world.setUp, signer }, { to: token, data });
      }
  await world.hands.setAutomine(false);
  shared = world;
  return world;
}

chainBehaviour('anvil', async () => {
  const world = await prepared();
  const [, one, two] = world.people as [ChainAddress, ChainAddress, ChainAddress];
  const secrets = sealedSecrets(memorySecretVault(), Buffer.alloc(32, 1));
  const deployed = { ...world.deployed, fromBlock: (await world.hands.getBlockNumber()) + 1n };
  const shelves = [intentShelf(), watchShelf()] as const;
  const open = () => world.open({ secrets, deployed }, ...shelves).evm;
  return {
    chain: open(),
    secrets,
    parties: [one, two],
    tokens: [world.bond, world.cash],
    stranger: `0x${'5f'.repeat(20)}`,
    balanceOf: (token, holder) =>
      callContract(world.endpoints, token, ERC20_ABI, 'balanceOf', [holder]),
    now: world.now,
    mine: () => world.mine(),
    makeFinal: () => world.mine(5),
    pass: async (durationMs) => {
      await world.hands.increaseTime({ seconds: durationMs / 1_000 });
      await world.mine();
    },
    reorganise: async () => {
      await world.reorganise(1);
    },
    restart: async () => open(),
    close: async () => {},
  };
});
