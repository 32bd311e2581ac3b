import { FINALITY_LEVELS, type FinalityLevel } from '../../../engine/instruments/finality-level.ts';
import type { ChainLog, LeveledLog, ToldLog } from '../../../engine/ports/watch-store.ts';

export interface Comparison {
  readonly open: readonly LeveledLog[];
  readonly told: readonly ToldLog[];
}

/**
 * What is to be told, reversals first, and which logs are not final yet. `gone` says which of the logs told before
 * may have been replaced by what was found now.
 */
export function compare(
  before: readonly LeveledLog[],
  found: readonly ChainLog[],
  gone: (log: ChainLog) => boolean,
  levelAt: (number: bigint) => FinalityLevel,
): Comparison {
  const here = new Set(found.map(keyOf));
  const reversed = before.filter(({ log }) => gone(log) && !here.has(keyOf(log)));
  const taken = new Set(reversed);
  const kept = before.filter((each) => !taken.has(each));
  const known = new Set(kept.map(({ log }) => keyOf(log)));
  const risen = kept.filter(({ log, level }) => isFirmer(levelAt(log.block.number), level));
  const fresh = found.filter((log) => !known.has(keyOf(log)));
  const news = [...risen.map(({ log }) => log), ...fresh].sort(byPlace);
  const now = [
    ...kept.map(({ log, level }) => ({ log, level: firmer(levelAt(log.block.number), level) })),
    ...leveled(fresh, levelAt),
  ];
  return {
    open: now.filter(({ level }) => level !== 'final'),
    told: [
      ...reversed.map((each) => ({ ...each, type: 'reversed' as const })),
      ...leveled(news, levelAt).map((each) => ({ ...each, type: 'log' as const })),
    ],
  };
}

function leveled(
  logs: readonly ChainLog[],
  levelAt: (number: bigint) => FinalityLevel,
): readonly LeveledLog[] {
  return logs.map((log) => ({ log, level: levelAt(log.block.number) }));
}

function isFirmer(one: FinalityLevel, other: FinalityLevel): boolean {
  return FINALITY_LEVELS.indexOf(one) > FINALITY_LEVELS.indexOf(other);
}

function firmer(one: FinalityLevel, other: FinalityLevel): FinalityLevel {
  return isFirmer(one, other) ? one : other;
}

function keyOf({ block, transaction, index }: ChainLog): string {
  return `${block.hash} ${transaction} ${index}`;
}

function byPlace(one: ChainLog, other: ChainLog): number {
  return Number(one.block.number - other.block.number) || one.index - other.index;
}
