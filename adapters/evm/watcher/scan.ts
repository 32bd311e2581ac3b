import { type ChainAddress, ChainUnavailable } from '../../../engine/ports/chain.ts';
import type { ChainLog, WatchedBlock } from '../../../engine/ports/watch-store.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { type Header, readHeader } from '../endpoints/read-header.ts';
import { mayHold } from './bloom.ts';
import { readLogs } from './read-logs.ts';

export interface Scan {
  readonly blocks: readonly WatchedBlock[];
  readonly logs: readonly ChainLog[];
}

export interface ScanRequest {
  readonly endpoints: Endpoints;
  readonly after: WatchedBlock;
  readonly through: Header;
  /** Most blocks to look at. */
  readonly limit: number;
  readonly addresses: ReadonlySet<ChainAddress>;
  readonly onMissing: (header: Header) => void;
}

/**
 * Looks at the blocks after one, each linked to the one before. Logs are asked for only where the bloom of a header
 * says that there may be some. Throws `ChainUnavailable` when the blocks do not link: the chain changed meanwhile, or
 * endpoints differ.
 */
export async function scan(request: ScanRequest): Promise<Scan> {
  const { endpoints, addresses, onMissing } = request;
  const headers = await linkedHeaders(request);
  const holding = headers.filter(({ bloom }) =>
    [...addresses].some((address) => mayHold(bloom, address)),
  );
  const logs = await Promise.all(
    holding.map((header) => readLogs(endpoints, header, addresses, onMissing)),
  );
  const blocks = headers.map(({ number, hash, at }) => ({ number, hash, at }));
  return { blocks, logs: logs.flat() };
}

async function linkedHeaders({
  endpoints,
  after,
  through,
  limit,
}: ScanRequest): Promise<readonly Header[]> {
  const count = Math.min(limit, Number(through.number - after.number));
  const numbers = Array.from({ length: Math.max(0, count) }, (_, index) => {
    return after.number + BigInt(index + 1);
  });
  // All of one endpoint: another may be on another branch.
  const headers = await endpoints.ask((client) =>
    Promise.all(
      numbers.map((number) => (number === through.number ? through : readHeader(client, number))),
    ),
  );
  let parent = after.hash;
  return headers.map((header, index) => {
    if (header === undefined || header.parent !== parent)
      throw new ChainUnavailable(`block ${numbers[index]} does not follow the one before it`);
    parent = header.hash;
    return header;
  });
}
