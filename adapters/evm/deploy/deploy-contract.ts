import { concat, getContractAddress } from 'viem';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { readCode } from './read-code.ts';
import { TransactionFailed, type TransactOptions, transact } from './transact.ts';

/**
 * The deployment proxy that is at the same address of nearly every chain
 * (github.com/Arachnid/deterministic-deployment-proxy): it creates a contract at an address that follows from its code
 * and arguments alone. So deploying twice is the same as once, and the address says what is there.
 */
const DEPLOYER: ChainAddress = '0x4e59b44847b379578588920ca78fbf26c0b4956c';
const SALT = `0x${Buffer.from('tricord').toString('hex').padStart(64, '0')}` as const;

/** Where a contract of this code, arguments included, is or will be. */
function addressOf(initCode: `0x${string}`): ChainAddress {
  const create = { opcode: 'CREATE2', from: DEPLOYER, salt: SALT, bytecode: initCode } as const;
  return getContractAddress(create).toLowerCase() as ChainAddress;
}

/** Makes sure that the contract is there. Throws `TransactionFailed`, which says why. */
export async function deployContract(
  options: TransactOptions,
  initCode: `0x${string}`,
): Promise<ChainAddress> {
  const { endpoints, chain } = options;
  const address = addressOf(initCode);
  if ((await readCode(endpoints, address)) !== '0x') return address;
  if ((await readCode(endpoints, DEPLOYER)) === '0x')
    throw new TransactionFailed(`${chain} has no deployment proxy at ${DEPLOYER}`);
  await transact(options, { to: DEPLOYER, data: concat([SALT, initCode]) });
  if ((await readCode(endpoints, address)) !== '0x') return address;
  throw new TransactionFailed(`the deployment left nothing at ${address}`);
}
