import { parseAbi } from 'viem';
import type { TimeMs } from '../../../engine/ids.ts';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import type { ChainFault } from '../chain-fault.ts';
import { tryContract } from '../contracts/call-contract.ts';
import { readCode } from '../deploy/read-code.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';

/** Chainlink's `AggregatorV3Interface`, as far as it is used. */
const FEED_ABI = parseAbi([
  'function decimals() view returns (uint8)',
  'function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)',
]);

export interface FeedRules {
  readonly maxAgeMs: number;
  /** Absent: any. */
  readonly decimals?: number;
}

export type FeedReading =
  | {
      readonly ok: true;
      /** More than 0, of these decimals. */
      readonly answer: bigint;
      readonly decimals: number;
      readonly updatedAt: TimeMs;
    }
  | { readonly ok: false; readonly fault: ChainFault };

const MS = 1_000n;

/** Reads a feed at a time that the chain says it is. What is too old, or not more than zero, is refused. */
export async function readFeed(
  endpoints: Endpoints,
  feed: ChainAddress,
  { maxAgeMs, decimals }: FeedRules,
  at: TimeMs,
): Promise<FeedReading> {
  if ((await readCode(endpoints, feed)) === '0x')
    return faulty('feed_not_contract', `nothing is deployed at the feed ${feed}`);
  const has = await tryContract(endpoints, feed, FEED_ABI, 'decimals', []);
  const round = await tryContract(endpoints, feed, FEED_ABI, 'latestRoundData', []);
  if (has === undefined || round === undefined)
    return faulty('feed_not_contract', `what is at ${feed} does not answer as a feed`);
  if (decimals !== undefined && has !== decimals)
    return faulty('feed_decimals_wrong', `the feed ${feed} has ${has} decimals, not ${decimals}`);
  const [, answer, , updated] = round;
  const updatedAt = Number(updated * MS);
  if (answer <= 0n) return faulty('feed_negative', `the feed ${feed} says ${answer}`);
  const ageMs = at - updatedAt;
  if (ageMs > maxAgeMs)
    return faulty(
      'feed_stale',
      `the feed ${feed} is ${Math.round(ageMs / 1_000)} seconds old, ${maxAgeMs / 1_000} are allowed`,
    );
  return { ok: true, answer, decimals: has, updatedAt };
}

function faulty(code: ChainFault['code'], detail: string): FeedReading {
  return { ok: false, fault: { code, detail } };
}
