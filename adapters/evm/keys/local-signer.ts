import { privateKeyToAccount, sign } from 'viem/accounts';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import type { Signer } from '../../../engine/ports/signer.ts';

/** A key in the memory of this process. */
export function localSigner(privateKey: `0x${string}`): Signer {
  const address = privateKeyToAccount(privateKey).address.toLowerCase() as ChainAddress;
  return {
    address,
    sign: async (hash) => {
      const { r, s, yParity } = await sign({ hash, privateKey });
      return { r, s, yParity: yParity === 1 ? 1 : 0 };
    },
  };
}
