import { hashRow } from '../../../app/shell/hash-chain.ts';
import { packDecisions, unpackDecisions } from '../../../app/shell/journal-format.ts';
import type { Event } from '../../../engine/book/event.ts';
import type { Decision } from '../../../engine/book.ts';
import type { JournalRow } from '../../../engine/ports/journal.ts';
import { BOOK } from '../referee.ts';
import type { Plant } from '../simulated-server.ts';

/** Posts a hold that was posted a second time, in a row whose hash is right. */
export function resolveAHoldTwice(): Plant {
  return (journal) => ({ ...journal, append: (row) => journal.append(tamper(row)) });
}

function tamper(row: JournalRow): JournalRow {
  const decisions = unpackDecisions(row);
  const doubled = decisions.map(double);
  const more = count(doubled) - count(decisions);
  if (more === 0) return row;
  const eventCount = row.eventCount + more;
  const changed = { ...row, eventCount, payload: packDecisions(doubled) };
  return { ...changed, hash: hashRow(BOOK, changed) };
}

function double(decision: Decision): Decision {
  return { ...decision, events: decision.events.flatMap((event) => [event, ...again(event)]) };
}

function again(event: Event): readonly Event[] {
  if (event.type !== 'posted') return [];
  const movements = event.movements.filter(({ op }) => op === 'post_hold');
  return movements.length === 0 ? [] : [{ ...event, movements }];
}

function count(decisions: readonly Decision[]): number {
  return decisions.reduce((sum, { events }) => sum + events.length, 0);
}
