import { MemoryVault } from '../../../adapters/memory/vault/memory-vault.ts';
import { VaultChain } from '../../../adapters/memory/vault/vault-chain.ts';
import { bridgeVaultBehaviour } from '../../behaviours/bridge-vault.ts';
import { ALICE, TOKEN, VAULT } from '../../engine/support/bridges.ts';

describe('a vault in memory', () => {
  bridgeVaultBehaviour(async () => {
    const chain = new VaultChain();
    const description = { chain: 'eip155:31337', vault: VAULT, token: TOKEN, decimals: 2 };
    return {
      vault: new MemoryVault(chain, description),
      payee: `0x${'a2'.repeat(20)}`,
      deposit: async (beneficiary, amount) =>
        chain.act({ type: 'deposit', sender: ALICE, beneficiary, amount }),
      mine: async () => chain.mine(),
      finalise: async () => chain.finalise(),
      dropBlock: async () => chain.reorganise(1, () => false),
    };
  });
});
