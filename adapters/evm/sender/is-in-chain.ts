import type { Bytes32 } from '../../../engine/ports/chain.ts';
import { readHeader } from '../endpoints/read-header.ts';
import type { Sight } from '../watcher/watcher.ts';
import type { SenderOptions } from './sender-options.ts';

/** Whether a block is still in the chain: by what the watcher has kept, else by asking. */
export async function isInChain(
  { endpoints }: Pick<SenderOptions, 'endpoints'>,
  { state }: Sight,
  { number, hash }: { readonly number: bigint; readonly hash: Bytes32 },
): Promise<boolean> {
  const kept = state.blocks.find((block) => block.number === number);
  if (kept !== undefined) return kept.hash === hash;
  return (await endpoints.ask((client) => readHeader(client, number)))?.hash === hash;
}
