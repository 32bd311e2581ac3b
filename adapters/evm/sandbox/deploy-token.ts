import { type Abi, encodeDeployData, encodeFunctionData, keccak256, toHex } from 'viem';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { deployContract } from '../deploy/deploy-contract.ts';
import { type TransactOptions, transact } from '../deploy/transact.ts';
import {
  admissionRegistryAbi,
  admissionRegistryBytecode,
} from '../generated/admission-registry.ts';
import { securityTokenAbi, securityTokenBytecode } from '../generated/security-token.ts';
import { wholesaleCbdcAbi, wholesaleCbdcBytecode } from '../generated/wholesale-cbdc.ts';

/** What a sandbox trades: central bank money, and a bond. Its administrator, the signer, admits and issues. */
export type SandboxToken =
  | {
      readonly kind: 'cbdc';
      readonly name: string;
      readonly symbol: string;
      /** ISO 4217. */
      readonly currency: string;
      readonly decimals: number;
    }
  | {
      readonly kind: 'security';
      readonly name: string;
      readonly symbol: string;
      readonly isin: string;
      readonly issueSize: bigint;
    };

/** The list of those who may hold and send the sandbox's tokens. */
export async function deployRegistry(options: TransactOptions): Promise<ChainAddress> {
  const administrator = options.signer.address;
  const registry = await deployContract(
    options,
    encodeDeployData({
      abi: admissionRegistryAbi,
      bytecode: admissionRegistryBytecode,
      args: [administrator],
    }),
  );
  await grantRole(options, registry, 'ADMITTER_ROLE');
  return registry;
}

export async function admit(
  options: TransactOptions,
  registry: ChainAddress,
  account: ChainAddress,
): Promise<void> {
  const args = [account, true, true] as const;
  const abi = admissionRegistryAbi;
  const data = encodeFunctionData({ abi, functionName: 'setAdmission', args });
  await transact(options, { to: registry, data });
}

export async function deployToken(
  options: TransactOptions,
  registry: ChainAddress,
  token: SandboxToken,
): Promise<ChainAddress> {
  const address = await deployContract(
    options,
    initCodeOf(token, options.signer.address, registry),
  );
  await grantRole(options, address, 'ISSUER_ROLE');
  return address;
}

/** Issues once under an order: a second time is refused by the token. */
export async function issueToken(
  options: TransactOptions,
  token: ChainAddress,
  {
    to,
    amount,
    order,
  }: { readonly to: ChainAddress; readonly amount: bigint; readonly order: string },
): Promise<void> {
  const args = [keccak256(toHex(order)), to, amount] as const;
  const data = encodeFunctionData({ abi: wholesaleCbdcAbi, functionName: 'issue', args });
  await transact(options, { to: token, data });
}

function initCodeOf(
  token: SandboxToken,
  administrator: ChainAddress,
  registry: ChainAddress,
): `0x${string}` {
  const { name, symbol } = token;
  if (token.kind === 'cbdc')
    return encodeDeployData({
      abi: wholesaleCbdcAbi,
      bytecode: wholesaleCbdcBytecode,
      args: [name, symbol, token.decimals, administrator, registry, token.currency],
    });
  return encodeDeployData({
    abi: securityTokenAbi,
    bytecode: securityTokenBytecode,
    args: [name, symbol, 0, administrator, registry, token.isin, token.issueSize],
  });
}

/** All contracts of the sandbox take roles in the same way (OpenZeppelin's AccessControl). */
async function grantRole(
  options: TransactOptions,
  contract: ChainAddress,
  role: string,
): Promise<void> {
  const abi: Abi = admissionRegistryAbi;
  const args = [keccak256(toHex(role)), options.signer.address];
  const data = encodeFunctionData({ abi, functionName: 'grantRole', args });
  await transact(options, { to: contract, data });
}
