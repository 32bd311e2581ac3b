import type { Position } from '../../engine/ids.ts';
import type { DecodedChunk, RawEvent } from './decode-chunk.ts';
import { type Checked, fault, found, type PathStep, type ProofRow } from './proof.ts';

const INSTRUCTION = /^ins-([1-9]\d{0,15})$/;

/**
 * The position of a chunk's first event, from what is hashed and from nothing else: the row says where it begins, and
 * the chunk how many of its events come before. Whatever else tells of the position has to agree: a path without
 * siblings on one side is the first or the last chunk, and an instruction is named after the position it came at.
 */
export function placeChunk(
  row: Pick<ProofRow, 'firstPosition' | 'eventCount'>,
  path: readonly PathStep[],
  { offset, decisions }: DecodedChunk,
): Checked<Position> {
  const events = decisions.flatMap((decision) => decision.events);
  const start = row.firstPosition + offset;
  const latest = row.firstPosition + row.eventCount - events.length;
  const isFirst = path.every(({ side }) => side === 'right');
  const isLast = path.every(({ side }) => side === 'left');
  if (start > latest) return misplaced('the chunk has more events than its row');
  const known = [
    ...(isFirst ? [row.firstPosition] : []),
    ...(isLast ? [latest] : []),
    ...named(events),
  ];
  if (known.every((one) => one === start)) return found(start);
  return misplaced('its parts give different positions');
}

/** Where the chunk begins, by each instruction that it received. */
function named(events: readonly RawEvent[]): readonly number[] {
  return events.flatMap((event, offset) => {
    const id = receivedId(event);
    const number = typeof id === 'string' ? INSTRUCTION.exec(id)?.[1] : undefined;
    return number === undefined ? [] : [Number(number) - offset];
  });
}

function receivedId(event: RawEvent): unknown {
  if (event.type === 'instruction_rejected') return event.id;
  if (event.type !== 'instruction_received') return undefined;
  const { instruction } = event;
  return typeof instruction === 'object' && instruction !== null && 'id' in instruction
    ? instruction.id
    : undefined;
}

function misplaced(detail: string): Checked<never> {
  return fault('position_mismatch', detail);
}
