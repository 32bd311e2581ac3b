import { encodeDeployData, encodeFunctionData, keccak256, toHex, zeroAddress } from 'viem';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { deployContract } from '../deploy/deploy-contract.ts';
import { type TransactOptions, transact } from '../deploy/transact.ts';
import { stablecoinAbi, stablecoinBytecode } from '../generated/stablecoin.ts';

export interface SandboxToken {
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
}

/** A token without a reserve feed, for a sandbox: its administrator, the signer, may mint what it likes. */
export async function deployToken(
  options: TransactOptions,
  { name, symbol, decimals }: SandboxToken,
): Promise<ChainAddress> {
  const administrator = options.signer.address;
  const initCode = encodeDeployData({
    abi: stablecoinAbi,
    bytecode: stablecoinBytecode,
    args: [name, symbol, decimals, administrator, zeroAddress, 0n],
  });
  const token = await deployContract(options, initCode);
  const role = keccak256(toHex('MINTER_ADMIN_ROLE'));
  const abi = stablecoinAbi;
  const grant = { abi, functionName: 'grantRole', args: [role, administrator] } as const;
  await transact(options, { to: token, data: encodeFunctionData(grant) });
  const allow = { abi, functionName: 'setMinterAllowance', args: [administrator, ALL] } as const;
  await transact(options, { to: token, data: encodeFunctionData(allow) });
  return token;
}

const ALL = 2n ** 120n;

export async function mintToken(
  options: TransactOptions,
  token: ChainAddress,
  to: ChainAddress,
  amount: bigint,
): Promise<void> {
  const data = encodeFunctionData({ abi: stablecoinAbi, functionName: 'mint', args: [to, amount] });
  await transact(options, { to: token, data });
}
