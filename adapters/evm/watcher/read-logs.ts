import type { Client } from 'viem';
import { type Bytes32, type ChainAddress, ChainUnavailable } from '../../../engine/ports/chain.ts';
import type { ChainLog } from '../../../engine/ports/watch-store.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import type { Header } from '../endpoints/read-header.ts';
import { bloomOf, sameBloom } from './bloom.ts';

interface RawLog {
  readonly address: ChainAddress;
  readonly topics: readonly Bytes32[];
  readonly data: `0x${string}`;
  readonly blockHash: Bytes32;
  readonly transactionHash: Bytes32;
  readonly logIndex: `0x${string}`;
}

/** An endpoint left out logs, which the header of the block gives away. */
class LogsMissing extends Error {
  override readonly name = 'LogsMissing';
}

/**
 * The logs of these contracts in a block, complete: an answer counts only if all logs of the block together have the
 * bloom that its header says, and are numbered without a gap. Throws `ChainUnavailable` when no endpoint gives them.
 */
export async function readLogs(
  endpoints: Endpoints,
  header: Header,
  addresses: ReadonlySet<ChainAddress>,
  onMissing: (header: Header) => void,
): Promise<readonly ChainLog[]> {
  const { number, hash, at } = header;
  let logs: readonly RawLog[];
  try {
    logs = await endpoints.ask((client) => completeLogs(client, header, onMissing));
  } catch (error) {
    if (!(error instanceof ChainUnavailable)) throw error;
    throw new ChainUnavailable(`no endpoint gives all logs of block ${number}`, { cause: error });
  }
  return logs
    .filter(({ address }) => addresses.has(lowered(address)))
    .map((log) => ({
      address: lowered(log.address),
      topics: log.topics,
      data: log.data,
      block: { number, hash, at },
      transaction: log.transactionHash,
      index: Number(log.logIndex),
    }));
}

async function completeLogs(
  client: Client,
  header: Header,
  onMissing: (header: Header) => void,
): Promise<readonly RawLog[]> {
  const logs = (await client.request({
    method: 'eth_getLogs',
    params: [{ blockHash: header.hash }],
  })) as readonly RawLog[];
  const gap = logs.some(({ logIndex }, index) => Number(logIndex) !== index);
  if (!gap && sameBloom(header.bloom, bloomOf(logs))) return logs;
  onMissing(header);
  throw new LogsMissing(`${logs.length} logs of block ${header.number} do not fit its header`);
}

function lowered(address: string): ChainAddress {
  return address.toLowerCase() as ChainAddress;
}
