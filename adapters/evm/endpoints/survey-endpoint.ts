import type { Client } from 'viem';
import { type Header, readHeader } from './read-header.ts';

/** What a block counts as: by the tags of the chain, or where it has none, by how many blocks are on top of it. */
export type LevelRule =
  | { readonly by: 'tags' }
  | { readonly by: 'confirmations'; readonly safe: bigint; readonly final: bigint };

/** Where a chain is, as one endpoint sees it. */
export interface Levels {
  readonly head: Header;
  /** Absent while there is none. */
  readonly safe?: Header;
  readonly final?: Header;
  /** A block as this endpoint has it. */
  headerAt(number: bigint): Promise<Header | undefined>;
}

/** Asks in one request. The id of the chain is asked for each time: what is behind an address may change. */
export async function surveyEndpoint(
  client: Client,
  rule: LevelRule,
): Promise<{ readonly chainId: number; readonly levels: Levels }> {
  const headerAt = (number: bigint) => readHeader(client, number);
  const tagged = (tag: 'safe' | 'finalized') =>
    rule.by === 'tags' ? readHeader(client, tag) : Promise.resolve(undefined);
  const [chainId, head, safe, final] = await Promise.all([
    client.request({ method: 'eth_chainId' }),
    readHeader(client, 'latest'),
    tagged('safe'),
    tagged('finalized'),
  ]);
  if (head === undefined) throw new Error('it has no latest block');
  const below = async (count: bigint) =>
    head.number < count ? undefined : headerAt(head.number - count);
  const levels =
    rule.by === 'tags'
      ? { safe, final }
      : { safe: await below(rule.safe), final: await below(rule.final) };
  return {
    chainId: Number(chainId),
    levels: {
      head,
      headerAt,
      ...(levels.safe === undefined ? {} : { safe: levels.safe }),
      ...(levels.final === undefined ? {} : { final: levels.final }),
    },
  };
}
