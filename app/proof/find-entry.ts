import { commandKey } from '../../adapters/http/requests/command-key.ts';
import type { Decision } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import { findInstruction } from './find-instruction.ts';
import { type ProofSources, scanRows } from './proof-sources.ts';

const POSITION = /^[1-9]\d{0,15}$/;
const INSTRUCTION = /^ins-([1-9]\d{0,15})$/;
const KEY = /^key:/;

/**
 * The position that people mean by `entry`: a position, an instruction id, or an idempotency key (`key:` in front
 * when it looks like one of the others). `undefined` when the book has no such entry. Throws `JournalDamaged` and
 * `JournalUnavailable`.
 */
export async function findEntry(
  sources: ProofSources,
  entry: string,
): Promise<Position | undefined> {
  if (POSITION.test(entry)) return Number(entry);
  const received = INSTRUCTION.exec(entry)?.[1];
  if (received !== undefined) return findInstruction(sources, entry, Number(received));
  return findKey(sources, entry.replace(KEY, ''));
}

/** Keys are in the journal alone, so this reads it from its beginning. */
async function findKey(sources: ProofSources, name: string): Promise<Position | undefined> {
  // As it is recorded, or as a client gave it to the HTTP interface: in its header, or as party and reference.
  const keys = new Set([name, commandKey('http', name), commandKey('ref', name)]);
  for await (const { first, decision } of scanRows(sources, 0)) {
    if (decision.key !== undefined && keys.has(decision.key)) return first + telling(decision);
  }
  return undefined;
}

/** Of the events that a command led to, the one that settled what it asked for, else the first. */
function telling({ events: [received, ...others] }: Decision): number {
  if (received?.type !== 'instruction_received') return 0;
  const { id } = received.instruction;
  const settled = others.findIndex((event) => {
    if (event.type === 'settled') return event.trade.instructions.includes(id);
    if (event.type !== 'settled_together') return false;
    return event.trades.some(({ instructions }) => instructions.includes(id));
  });
  return settled + 1;
}
