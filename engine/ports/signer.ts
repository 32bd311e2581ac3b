import type { ChainAddress } from './chain.ts';

/**
 * A key of an account on chains, wherever it is: in a local keystore, a hardware module or a cloud's key service. It
 * never leaves, so all that is asked of it is a signature of 32 bytes.
 */
export interface Signer {
  readonly address: ChainAddress;
  /**
   * Signs the hash of a transaction (secp256k1). Throws `SignerUnavailable` when the module does not answer now; nothing
   * is lost by that.
   */
  sign(digest: `0x${string}`): Promise<EcdsaSignature>;
}

export interface EcdsaSignature {
  readonly r: `0x${string}`;
  /** In the lower half of the curve's order (EIP-2). */
  readonly s: `0x${string}`;
  readonly yParity: 0 | 1;
}

/**
 * The module that has the key does not answer now. Keys in local files never throw it.
 * @public
 */
export class SignerUnavailable extends Error {
  override readonly name = 'SignerUnavailable';
}
