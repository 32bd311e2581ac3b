import type { Position } from '../../../engine/ids.ts';
import { ProjectionUnavailable } from '../../../engine/ports/projection.ts';
import { REFUSALS } from '../../../engine/refusal.ts';
import type { Edge } from '../endpoint.ts';
import { failed, found, type Outcome } from '../problems/problem.ts';

/** How long an answer waits for queries to show what it depends on. */
const VISIBLE_TIMEOUT_MS = 5_000;

/** What was read, and the event that it is true for. */
export interface Fresh<T> {
  readonly value: T;
  readonly position: Position;
}

/**
 * Reads no earlier than the last committed event: a client that has had an answer never reads a state before it,
 * and a server that has lost the book reads nothing.
 */
export async function readFresh<T>(
  edge: Edge,
  read: (position: Position) => Promise<T>,
): Promise<Outcome<Fresh<T>>> {
  const barrier = await edge.gateway.barrier();
  if (!barrier.ok) return failed(barrier.code, `${REFUSALS[barrier.code]}.`);
  const { position } = barrier;
  const seen = await readAt(edge, position, () => read(position));
  if (seen === undefined) {
    return failed('reads_unavailable', `Event ${position} cannot be read yet. Try again shortly.`);
  }
  return found({ value: seen.value, position });
}

/** What `read` finds once queries show `position`; `undefined` when they do not in time. */
export async function readAt<T>(
  { gateway }: Edge,
  position: Position,
  read: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  if (!(await gateway.visible(position, VISIBLE_TIMEOUT_MS))) return undefined;
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof ProjectionUnavailable) return undefined;
    throw error;
  }
}
