import {
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
} from 'viem';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';

type Read = 'view' | 'pure';

/** Asks a contract as of the latest block. */
export async function callContract<
  const abi extends Abi,
  name extends ContractFunctionName<abi, Read>,
>(
  endpoints: Endpoints,
  address: ChainAddress,
  abi: abi,
  functionName: name,
  args: ContractFunctionArgs<abi, Read, name>,
): Promise<ContractFunctionReturnType<abi, Read, name>> {
  const call = { abi, functionName, args } as never;
  const data = encodeFunctionData(call);
  const result = await endpoints.ask((client) =>
    client.request({ method: 'eth_call', params: [{ to: address, data }, 'latest'] }),
  );
  return decodeFunctionResult({ abi, functionName, data: result } as never) as never;
}
