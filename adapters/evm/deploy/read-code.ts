import type { ChainAddress } from '../../../engine/ports/chain.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';

/** The code at an address, `0x` when it is no contract. */
export function readCode(endpoints: Endpoints, address: ChainAddress): Promise<`0x${string}`> {
  return endpoints.ask((client) =>
    client.request({ method: 'eth_getCode', params: [address, 'latest'] }),
  );
}
