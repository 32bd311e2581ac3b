import { ChainUnavailable } from '../../../engine/ports/chain.ts';
import type { WatchedBlock, WatchState } from '../../../engine/ports/watch-store.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { type Header, readHeader } from '../endpoints/read-header.ts';

/**
 * The newest block of those kept that is still in the chain; the same as `scanned` when no block was replaced.
 * `undefined`: the head is behind what was seen, and not on another branch, so the endpoint is stale and there is nothing
 * new. Throws `ChainUnavailable` when even a final block was replaced.
 */
export async function findAncestor(
  endpoints: Endpoints,
  { scanned, blocks, final }: WatchState,
  head: Header,
): Promise<WatchedBlock | undefined> {
  if (head.number < scanned.number) {
    const seen = blocks.find(({ number }) => number === head.number);
    if (seen === undefined || seen.hash === head.hash) return undefined;
  }
  for (const block of [...blocks].reverse()) {
    if (block.number > head.number) continue;
    const here =
      block.number === head.number
        ? head
        : await endpoints.ask((client) => readHeader(client, block.number));
    if (here?.hash === block.hash) return block;
    if (block.number <= final) throw replaced(block);
  }
  throw new ChainUnavailable(`nothing that was seen is in the chain at block ${head.number}`);
}

function replaced({ number, hash }: WatchedBlock): ChainUnavailable {
  return new ChainUnavailable(`block ${number} was final as ${hash} and is another one now`);
}
