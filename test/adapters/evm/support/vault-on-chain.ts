import { encodeDeployData, encodeFunctionData, keccak256, toHex } from 'viem';
import { toWord } from '../../../../adapters/evm/bridge/vault-words.ts';
import { ERC20_ABI } from '../../../../adapters/evm/contracts/erc20.ts';
import { deployContract } from '../../../../adapters/evm/deploy/deploy-contract.ts';
import { transact } from '../../../../adapters/evm/deploy/transact.ts';
import { vaultAbi, vaultBytecode } from '../../../../adapters/evm/generated/vault.ts';
import { admit } from '../../../../adapters/evm/sandbox/deploy-token.ts';
import type { ChainAddress } from '../../../../engine/ports/chain.ts';
import type { SettlingChain } from './settling-chain.ts';

export interface VaultOnChain {
  readonly vault: ChainAddress;
  /** By this person, for an account of the ledger. */
  deposit(person: number, account: string, amount: bigint): Promise<void>;
  /** Moves tokens out of the vault past its own rules, to person 1. */
  take(amount: bigint): Promise<void>;
  /** Person 1 sends tokens that are no deposit. */
  giveBack(amount: bigint): Promise<void>;
}

/** The real vault for the cash of a chain: person 0 administers it and has it pay. */
export async function vaultOnChain(chain: SettlingChain): Promise<VaultOnChain> {
  const { setUp, people, cash, registry, hands } = chain;
  const [administrator] = people as [ChainAddress];
  const args = [administrator] as const;
  const init = encodeDeployData({ abi: vaultAbi, bytecode: vaultBytecode, args });
  const vault = await deployContract(setUp, init);
  const send = (data: `0x${string}`) => transact(setUp, { to: vault, data });
  for (const role of ['SIGNER_ROLE', 'LIMITER_ROLE']) {
    const grant = [keccak256(toHex(role)), administrator] as const;
    await send(encodeFunctionData({ abi: vaultAbi, functionName: 'grantRole', args: grant }));
  }
  const limit = [cash, 1_000_000n, 3_600] as const;
  await send(encodeFunctionData({ abi: vaultAbi, functionName: 'setLimit', args: limit }));
  await admit(setUp, registry, vault);
  return {
    vault,
    deposit: async (person, account, amount) => {
      const wallet = chain.wallet(person);
      const approval = { abi: ERC20_ABI, functionName: 'approve', args: [vault, amount] } as const;
      const terms = [cash, amount, toWord(account)] as const;
      const call = { abi: vaultAbi, functionName: 'deposit', args: terms } as const;
      for (const hash of [
        await wallet.writeContract({ address: cash, ...approval }),
        await wallet.writeContract({ address: vault, ...call }),
      ]) {
        await hands.waitForTransactionReceipt({ hash });
      }
    },
    take: async (amount) => {
      await hands.impersonateAccount({ address: vault });
      await hands.setBalance({ address: vault, value: 10n ** 18n });
      const data = transfer(people[1] as ChainAddress, amount);
      const hash = await hands.sendTransaction({ account: vault, to: cash, data, chain: null });
      await hands.waitForTransactionReceipt({ hash });
    },
    giveBack: async (amount) => {
      const signer = chain.signers[1] as (typeof chain.signers)[number];
      await transact({ ...setUp, signer }, { to: cash, data: transfer(vault, amount) });
    },
  };
}

function transfer(to: ChainAddress, amount: bigint): `0x${string}` {
  return encodeFunctionData({ abi: TRANSFER, functionName: 'transfer', args: [to, amount] });
}

const TRANSFER = [
  {
    ...{ type: 'function', name: 'transfer', stateMutability: 'nonpayable' },
    inputs: [
      { name: 'to', type: 'address' },
      { name: 'amount', type: 'uint256' },
    ],
    outputs: [{ name: '', type: 'bool' }],
  },
] as const;
