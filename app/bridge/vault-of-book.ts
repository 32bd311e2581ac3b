import type { BridgeTerms } from '../../engine/bridge/bridge.ts';
import type { BridgeVault } from '../../engine/ports/bridge-vault.ts';
import { ChainUnavailable } from '../../engine/ports/chain.ts';
import type { BridgeBook } from './bridge-book.ts';

/** The vault that the book names for a bridge, from when the bridge is defined: a server may be there before it is. */
export function vaultOfBook(
  id: string,
  book: Pick<BridgeBook, 'bridge'>,
  open: (terms: BridgeTerms) => BridgeVault,
): BridgeVault {
  let opened: BridgeVault | undefined;
  const vault = async () => {
    if (opened !== undefined) return opened;
    const bridge = await book.bridge(id);
    if (bridge === undefined) throw new ChainUnavailable(`no bridge "${id}" is defined`);
    // Vault and token of a bridge never change.
    opened = open(bridge.terms);
    return opened;
  };
  return {
    describe: async () => (await vault()).describe(),
    news: async (after) => (await vault()).news(after),
    release: async (withdrawal) => (await vault()).release(withdrawal),
    close: async () => opened?.close(),
  };
}
