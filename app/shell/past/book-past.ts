import {
  type Archived,
  acceptedBy,
  type BookState,
  type Command,
  type Decision,
  hasTaken,
  namesAsked,
  namesMade,
  namesTaken,
  type Past,
  type PastDecision,
  type PastKind,
  positionOfInstruction,
} from '../../../engine/book.ts';
import type { HoldId, InstructionId, Position } from '../../../engine/ids.ts';
import type { Journal } from '../../../engine/ports/journal.ts';
import type { NameHash } from '../../../engine/ports/name-index.ts';
import type { InstructionTerms } from '../../../engine/settlement/instruction.ts';
import type { Span } from '../packed-transfers.ts';
import { BatchKeys } from './batch-keys.ts';
import { hashAscii } from './hash-name.ts';
import type { NameStore } from './name-store.ts';
import { readDecisions } from './read-decisions.ts';
import { RecentDecisions } from './recent-decisions.ts';

interface Asked {
  readonly kind: PastKind;
  readonly name: string;
  /** Where decisions that may have used the name begin. */
  readonly places: Position[];
  readonly hash?: NameHash;
}

/**
 * The past of a book, without the book's history in memory: what a batch of commands may ask is looked up before the
 * batch is decided, and nearly all of it is new to the filter and costs nothing more. What was decided since the last
 * commit is at hand, because no journal has it yet.
 */
export class BookPast implements Past {
  readonly names: NameStore;
  readonly #journal: Journal;
  readonly #recent = new RecentDecisions();
  readonly #keys: BatchKeys;
  /** What the batch may ask of what is long past. */
  readonly #recalled = new Map<string, PastDecision | Archived>();
  /** What was open when the batch began: it may end in it. */
  readonly #openHolds = new Set<string>();
  readonly #openInstructions = new Map<string, InstructionTerms>();

  constructor(journal: Journal, names: NameStore) {
    this.#journal = journal;
    this.names = names;
    this.#keys = new BatchKeys(names);
  }

  /** A decision that was read from the journal. */
  replayed(decision: Decision, first: Position): void {
    namesTaken(decision, (kind, name) => this.names.add(kind, name, first));
  }

  /** The key of a decision that was read from the journal, in ASCII; false where it is not, and nothing was noted. */
  replayedKey(bytes: Uint8Array, span: Span, first: Position): boolean {
    const hash = hashAscii(this.names.seed, 'key', bytes, span);
    if (hash === undefined) return false;
    this.names.addHash(hash, first);
    return true;
  }

  /** What command `number` of the batch that has begun led to, or what came due before it. */
  decided(decision: Decision, first: Position, number: number): void {
    this.#recent.add(decision, first);
    if (decision.key !== undefined) this.#keys.used(number, first);
    namesMade(decision, (kind, name) => this.names.add(kind, name, first));
  }

  /** Everything up to the position is in the journal. Said between batches, never while one is being decided. */
  committed(through: Position): void {
    this.#recent.committed(through);
    this.names.committed(through);
  }

  /**
   * A batch of these commands begins. Resolves when everything they may ask is at hand; `undefined` when it is already,
   * so that nobody waits for nothing. Rejects with `JournalUnavailable`.
   */
  begin(state: BookState, commands: readonly Command[]): Promise<void> | undefined {
    this.#recent.begin();
    this.#recalled.clear();
    this.#openHolds.clear();
    this.#openInstructions.clear();
    this.#keys.begin(commands);
    const asked: Asked[] = [];
    const visit = (kind: PastKind, name: string) => this.#ask(state, kind, name, asked);
    for (const key of this.#keys.doubtful) visit('key', key);
    for (const command of commands) namesAsked(state, command, visit);
    return asked.length === 0 ? undefined : this.#recall(asked);
  }

  answered(key: string): PastDecision | Archived | undefined {
    return this.#keys.doubtful.has(key) ? this.#find('key', key) : undefined;
  }

  madeHold(id: string): boolean {
    return this.#openHolds.has(id) || this.#find('hold', id) !== undefined;
  }

  instruction(id: string): InstructionTerms | Archived | undefined {
    const open = this.#openInstructions.get(id);
    if (open !== undefined) return open;
    const recent = this.#recent.at(positionOfInstruction(id) ?? 0);
    const past = recent ?? this.#recalled.get(nameOf('instruction', id));
    const accepted = termsOf(past);
    return accepted === 'archived' || accepted?.id === id ? accepted : undefined;
  }

  instructionUnder(reference: string): InstructionTerms | Archived | undefined {
    return this.#openInstructions.get(reference) ?? termsOf(this.#find('reference', reference));
  }

  #find(kind: PastKind, name: string): PastDecision | Archived | undefined {
    const hash = this.names.hash(kind, name);
    if (!this.names.filter.mayHave(hash)) return undefined;
    for (const place of this.names.recentPlaces(hash)) {
      const recent = this.#recent.at(place);
      if (recent !== undefined && hasTaken(recent.decision, kind, name)) return recent;
    }
    return this.#recalled.get(nameOf(kind, name));
  }

  /** Adds the name to what has to be looked up, unless it is known to be new, or what it names is open. */
  #ask(state: BookState, kind: PastKind, name: string, asked: Asked[]): void {
    if (kind === 'instruction') return this.#askInstruction(state, name, asked);
    const hash = this.names.hash(kind, name);
    if (!this.names.filter.mayHave(hash)) return;
    if (kind === 'hold' && state.ledger.holds.has(name as HoldId)) {
      this.#openHolds.add(name);
      return;
    }
    if (kind === 'reference') {
      const id = state.settlement.references.get(name);
      const open = id === undefined ? undefined : state.settlement.instructions.get(id);
      if (open !== undefined) {
        this.#openInstructions.set(name, open);
        return;
      }
    }
    if (this.#find(kind, name) !== undefined) return;
    const places = [...this.names.recentPlaces(hash)];
    asked.push({ kind, name, places, hash });
  }

  /** An instruction's id says where it is. */
  #askInstruction(state: BookState, id: string, asked: Asked[]): void {
    const open = state.settlement.instructions.get(id as InstructionId);
    const position = positionOfInstruction(id);
    if (open !== undefined) this.#openInstructions.set(id, open);
    else if (position !== undefined && this.#recent.at(position) === undefined) {
      asked.push({ kind: 'instruction', name: id, places: [position] });
    }
  }

  async #recall(asked: readonly Asked[]): Promise<void> {
    await this.names.locate(asked);
    const places = asked.flatMap((each) => each.places);
    const decisions = await readDecisions(this.#journal, places);
    for (const { kind, name, places: candidates } of asked) {
      for (const place of candidates) {
        const past = decisions.get(place);
        if (past === undefined) continue;
        // Of an archived row the hash is all there is: it counts, or a name could be used again.
        if (past !== 'archived' && !hasTaken(past.decision, kind, name)) continue;
        this.#recalled.set(nameOf(kind, name), past);
        break;
      }
    }
  }
}

function termsOf(
  past: PastDecision | Archived | undefined,
): InstructionTerms | Archived | undefined {
  return past === undefined || past === 'archived' ? past : acceptedBy(past.decision);
}

function nameOf(kind: PastKind, name: string): string {
  return `${kind} ${name}`;
}
