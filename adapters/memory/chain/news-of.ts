import type { FinalityLevel } from '../../../engine/instruments/finality-level.ts';
import type { Bytes32, Chain, ChainHead, ChainNews } from '../../../engine/ports/chain.ts';
import type { Block, MemoryBlocks } from './memory-blocks.ts';

/** A block that was told and may still change: number, hash, level. */
type Seen = readonly [number: number, hash: Bytes32, level: FinalityLevel];

interface Cursor {
  /** Everything up to this number was told as final. */
  readonly final: number;
  readonly seen: readonly Seen[];
}

/** What has changed since the cursor, as a node sees it that knows the blocks up to `height` and no further. */
export function newsOf(
  chain: MemoryBlocks,
  after: string | undefined,
  height: number = chain.blocks.length - 1,
): Awaited<ReturnType<Chain['news']>> {
  const cursor: Cursor = after === undefined ? { final: -1, seen: [] } : JSON.parse(after);
  const view = chain.blocks.slice(0, height + 1);
  const fork = cursor.seen.find(
    ([number, hash]) => view[number] !== undefined && view[number].hash !== hash,
  );
  const gone = fork === undefined ? [] : cursor.seen.filter(([number]) => number >= fork[0]);
  const kept = cursor.seen.filter((each) => !gone.includes(each));
  const news: ChainNews[] = gone.toReversed().flatMap((each) => reversalsOf(chain, each));
  const told = new Map(kept.map(([number, , level]) => [number, level]));
  for (const block of view.slice(cursor.final + 1)) {
    const level = chain.levelOf(block.number);
    const number = Number(block.number);
    if (told.get(number) === level) continue;
    news.push(...block.facts.map((fact) => ({ type: 'fact', fact: { ...fact, level } }) as const));
    told.set(number, level);
  }
  const head = view.at(-1) ?? chain.head;
  const final = view.findLast(({ number }) => chain.levelOf(number) === 'final');
  const next: Cursor = { final: Math.max(cursor.final, Number(final?.number ?? -1)), seen: [] };
  const seen = [...told].filter(([number]) => number > next.final);
  const hashOf = (number: number) =>
    (view[number]?.hash ?? kept.find(([each]) => each === number)?.[1]) as Bytes32;
  return {
    news,
    cursor: JSON.stringify({
      ...next,
      seen: seen.map(([number, level]) => [number, hashOf(number), level]),
    }),
    head: headOf(head),
    ...(final === undefined ? {} : { final: headOf(final) }),
  };
}

function reversalsOf({ orphans }: MemoryBlocks, [, hash, level]: Seen): readonly ChainNews[] {
  const facts = orphans.get(hash)?.facts ?? [];
  return facts
    .toReversed()
    .map((fact) => ({ type: 'reversed', fact: { ...fact, level } }) as const);
}

function headOf({ number, hash, at }: Block): ChainHead {
  return { number, hash, at };
}
