import { applyDecision, applyTransfer, type BookState, type Decision } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { JournalRow } from '../../engine/ports/journal.ts';
import { AccountsByBytes } from './accounts-by-bytes.ts';
import { assertEventCount, orDamaged } from './journal-damaged.ts';
import {
  FORMAT,
  READ_DIRECTLY_FROM,
  splitChunks,
  unpackChunk,
  unpackDecisions,
} from './journal-format.ts';
import { PackedTransfers } from './packed-transfers.ts';
import type { BookPast } from './past/book-past.ts';

/**
 * Folds rows: applies their decisions to a state, those that it has not seen, and tells its past the names they took.
 * Plain transfers, of which most rows are full, go straight from the bytes to the accounts.
 */
export class RowFolder {
  readonly #state: BookState;
  readonly #past: BookPast;
  readonly #accounts: AccountsByBytes;
  /** Of the decision to come. */
  #position: Position = 0;

  constructor(state: BookState, past: BookPast) {
    this.#state = state;
    this.#past = past;
    this.#accounts = new AccountsByBytes(state.ledger.accounts);
  }

  /** Throws `JournalDamaged` when the row cannot be read, or does not have as many events as it says. */
  fold(row: JournalRow): void {
    this.#position = row.firstPosition;
    if (row.format >= READ_DIRECTLY_FROM && row.format <= FORMAT) {
      const chunks = orDamaged(row, () => splitChunks(row.payload));
      for (const chunk of chunks) this.#foldChunk(row, chunk);
    } else {
      for (const decision of orDamaged(row, () => unpackDecisions(row))) this.#fold(decision);
    }
    assertEventCount(row, this.#position - row.firstPosition);
  }

  #foldChunk(row: JournalRow, chunk: Uint8Array): void {
    const transfers = new PackedTransfers(chunk);
    let folded = 0;
    while (transfers.next() && this.#foldTransfer(chunk, transfers)) folded += 1;
    if (folded === transfers.count && transfers.ended) return;
    const { decisions } = orDamaged(row, () => unpackChunk(chunk));
    for (const decision of decisions.slice(folded)) this.#fold(decision as Decision);
  }

  /** False when it has to be unpacked, in all likelihood to find what is wrong with it. */
  #foldTransfer(chunk: Uint8Array, { at, amount, key, from, to }: PackedTransfers): boolean {
    const past = this.#past;
    const position = this.#position;
    if (position > this.#state.position) {
      const debited = this.#accounts.find(chunk, from);
      const credited = this.#accounts.find(chunk, to);
      if (debited === undefined || credited === undefined) return false;
      if (!past.replayedKey(chunk, key, position)) return false;
      applyTransfer(this.#state, { at, amount, from: debited, to: credited });
    } else if (!past.replayedKey(chunk, key, position)) return false;
    this.#position = position + 1;
    return true;
  }

  #fold(decision: Decision): void {
    this.#past.replayed(decision, this.#position);
    if (this.#position > this.#state.position) applyDecision(this.#state, decision);
    this.#position += decision.events.length;
  }
}
