import { type EvmVaultOptions, openEvmVault } from '../../adapters/evm/bridge/evm-vault.ts';
import type { EvmChain } from '../../adapters/evm/evm-chain.ts';
import type { BridgeTerms } from '../../engine/bridge/bridge.ts';
import type { BridgeVault } from '../../engine/ports/bridge-vault.ts';
import type { ChainAddress } from '../../engine/ports/chain.ts';
import { type ChainEntry, ChainsInvalid } from './chains-file.ts';

/** A bridge that this server runs. */
export interface ConfiguredBridge {
  readonly id: string;
  /** The vault of these terms, which are the book's. */
  open(terms: Pick<BridgeTerms, 'vault' | 'token'>): BridgeVault;
}

export interface BridgeSurroundings extends Pick<EvmVaultOptions, 'watch' | 'intents' | 'onEvent'> {
  readonly entry: ChainEntry;
  readonly chain: EvmChain;
  /** Of the signers that there are keys for. */
  readonly addresses: ReadonlySet<string>;
}

/** Bridges of one chain. Throws `ChainsInvalid` for a signer that nobody has the key of. */
export function configuredBridges({
  entry,
  chain,
  addresses,
  ...shared
}: BridgeSurroundings): readonly ConfiguredBridge[] {
  const { endpoints, sender } = chain;
  return (entry.bridges ?? []).map(({ id, signer, fromBlock = entry.fromBlock }) => {
    if (!addresses.has(signer)) {
      throw new ChainsInvalid(`CHAIN_FILE: CHAIN_KEYS has no key of ${signer}, signer of ${id}`);
    }
    const own = { chain: chain.id, endpoints, sender, signer, fromBlock: BigInt(fromBlock) };
    return {
      id,
      open: ({ vault, token }) =>
        openEvmVault({
          ...{ ...shared, ...own },
          vault: vault as ChainAddress,
          token: token as ChainAddress,
        }),
    };
  });
}
