import type { ConfiguredChain } from './chains-file.ts';

class ChainUnknown extends Error {
  override readonly name = 'ChainUnknown';
  readonly code = 'chain_unknown';
}

/** The chains of these ids, or all. Throws `ChainUnknown`, which says what there is. */
export function pickChains(
  chains: readonly ConfiguredChain[],
  ids: readonly string[],
): readonly ConfiguredChain[] {
  if (ids.length === 0) return chains;
  return ids.map((id) => {
    const found = chains.find((chain) => chain.id === id || chain.name === id);
    if (found !== undefined) return found;
    const known = chains.map(({ id: each }) => each).join(', ');
    throw new ChainUnknown(`chain ${id} is not in the file of chains, which has ${known}`);
  });
}
