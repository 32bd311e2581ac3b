import type { Decision } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { Journal } from '../../engine/ports/journal.ts';
import { unpackDecisions } from '../shell/journal-format.ts';
import { type ProofSources, scanRows } from './proof-sources.ts';

type Event = Decision['events'][number];

/** Where the instruction settled, or else where it last moved. `received` is the position in its id. */
export async function findInstruction(
  sources: ProofSources,
  id: string,
  received: Position,
): Promise<Position | undefined> {
  const { journal } = sources;
  if (!concerns(await eventAt(journal, received), id)) return undefined;
  const start = await startOf(sources, id, received);
  let { last } = start;
  for await (const { first, decision } of scanRows(sources, start.seq)) {
    for (const [index, event] of decision.events.entries()) {
      if (concerns(event, id)) last = first + index;
    }
  }
  return last;
}

/**
 * The last move that is known, and the row behind which to look for another. The projection knows without a long
 * search, and is believed where the journal says the same.
 */
async function startOf(
  { journal, projection }: ProofSources,
  id: string,
  received: Position,
): Promise<{ last: Position; seq: number }> {
  const { seq } = await projection.cursor();
  const view = await projection.instruction(id);
  const last = view?.finality?.position ?? view?.history.at(-1)?.position;
  if (last !== undefined && concerns(await eventAt(journal, last), id)) return { last, seq };
  const row = await journal.find(received);
  return { last: received, seq: (row?.seq ?? 1) - 1 };
}

async function eventAt(journal: Journal, position: Position): Promise<Event | undefined> {
  const place = await journal.find(position);
  const [row] = place === undefined ? [] : await journal.read({ fromSeq: place.seq, limit: 1 });
  if (row === undefined) return undefined;
  return unpackDecisions(row).flatMap(({ events }) => events)[position - row.firstPosition];
}

/** Whether the event gives the instruction a status. */
function concerns(event: Event | undefined, id: string): boolean {
  switch (event?.type) {
    case 'instruction_received':
      return event.instruction.id === id;
    case 'instruction_rejected':
    case 'instruction_moved':
      return event.id === id;
    case 'matched':
    case 'partially_settled':
    case 'settled':
      return event.trade.instructions.some((one) => one === id);
    case 'settled_together':
      return [...event.trades, ...(event.parts ?? []).map(({ trade }) => trade)].some(
        ({ instructions }) => instructions.some((one) => one === id),
      );
    case 'cycle_settled':
      return event.trades.some(({ instructions }) => instructions.some((one) => one === id));
    default:
      return false;
  }
}
