import type { PastKind } from '../../../engine/book.ts';
import type { Position } from '../../../engine/ids.ts';
import type { NameHash, NameIndex, NameIndexHead } from '../../../engine/ports/name-index.ts';
import { hashName } from './hash-name.ts';
import type { NameFilter } from './name-filter.ts';
import { NameTable } from './name-table.ts';

export interface NameStoreOptions {
  readonly index: NameIndex;
  readonly head: NameIndexHead;
  /** Of every name up to position `filtered`. */
  readonly filter: NameFilter;
  readonly filtered: Position;
  readonly onProblem?: (problem: string) => void;
  /** Names in memory before they are written to the index. */
  readonly keep?: number;
}

/** Few enough that writing them out is a pause nobody notices, and enough to make a COPY worth its round trips. */
const KEEP = 50_000;
/** At so many times `KEEP` the book waits for the index. */
const PATIENCE = 40;

/**
 * Every name that a book has used: a filter over all of them, the latest in a table in memory, the others in the
 * index. The table is written to the index in bulk, in the background, and only what is committed.
 */
export class NameStore {
  readonly #index: NameIndex;
  readonly #onProblem: (problem: string) => void;
  readonly #keep: number;
  readonly seed: number;
  readonly filter: NameFilter;
  readonly #filtered: Position;
  #young: NameTable;
  /** Being written to the index. */
  #leaving: Leaving | undefined;
  #indexed: Position;
  #committed: Position = 0;
  #writing: Promise<void> | undefined;

  constructor(options: NameStoreOptions) {
    const { index, head, filter, filtered, onProblem = () => {}, keep = KEEP } = options;
    this.#index = index;
    this.#indexed = head.position;
    this.#filtered = filtered;
    this.seed = head.seed;
    this.filter = filter;
    this.#onProblem = onProblem;
    this.#keep = keep;
    this.#young = new NameTable(keep);
  }

  /** Names up to this position are in the index. */
  get indexed(): Position {
    return this.#indexed;
  }

  /** A name that was used by the decision at `position`; what filter or index have already is not added again. */
  add(kind: PastKind, name: string, position: Position): void {
    this.addHash(hashName(this.seed, kind, name), position);
  }

  /** The same of a name that was hashed elsewhere, under `seed`. */
  addHash(hash: NameHash, position: Position): void {
    if (position > this.#filtered) this.filter.add(hash);
    this.place(hash, position);
  }

  /** The same of a name that the filter knows. */
  place(hash: NameHash, position: Position): void {
    if (position > this.#indexed) this.#young.add(hash, position);
  }

  hash(kind: PastKind, name: string): NameHash {
    return { ...hashName(this.seed, kind, name) };
  }

  /** Where the name may have been used lately. */
  recentPlaces(hash: NameHash): readonly Position[] {
    const young = this.#young.positionsOf(hash);
    const { table } = this.#leaving ?? {};
    return table === undefined ? young : [...young, ...table.positionsOf(hash)];
  }

  /** Adds to each of them where the index says that its name may have been used. */
  async locate(
    asked: readonly { readonly hash?: NameHash; readonly places: Position[] }[],
  ): Promise<void> {
    const hashes = asked.flatMap(({ hash }) => (hash === undefined ? [] : [hash]));
    if (hashes.length === 0) return;
    const places = new Map<string, Position[]>();
    for (const { high, low, position } of await this.#index.find(hashes)) {
      const text = `${high} ${low}`;
      const others = places.get(text);
      if (others === undefined) places.set(text, [position]);
      else others.push(position);
    }
    for (const { hash, places: known } of asked) {
      if (hash !== undefined) known.push(...(places.get(`${hash.high} ${hash.low}`) ?? []));
    }
  }

  /** Everything up to the position is in the journal, so its names may go to the index. */
  committed(through: Position): void {
    this.#committed = through;
    if (this.#young.size >= this.#keep) void this.write();
  }

  /** When there are so many names that the index has to be waited for. */
  get crowded(): Promise<void> | undefined {
    return this.#young.size < this.#keep * PATIENCE ? undefined : this.write();
  }

  /** Writes what is committed to the index. A failure is told, and what was to be written stays in memory. */
  write(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (this.#leaving === undefined && this.#committed <= this.#indexed) return;
    this.#leaving ??= this.#rotate();
    const { table, through } = this.#leaving;
    if (through > this.#indexed) await this.#send(table, through);
    if (through <= this.#indexed) this.#leaving = undefined;
  }

  /** What is committed leaves; what is not goes on in a table of its own. */
  #rotate(): Leaving {
    const leaving = { table: this.#young, through: this.#committed };
    this.#young = new NameTable(this.#keep);
    leaving.table.copyAfter(leaving.through, this.#young);
    return leaving;
  }

  async #send(table: NameTable, through: Position): Promise<void> {
    const after = this.#indexed;
    try {
      const added = await this.#index.add(table.between(after, through), { after, through });
      // False: an earlier write succeeded after all, or another server was faster.
      this.#indexed = added ? through : (await this.#index.read()).position;
    } catch (error) {
      // They stay in memory, and are tried again with the next ones.
      this.#onProblem(`names up to ${through} could not be indexed yet: ${String(error)}`);
    }
  }
}

interface Leaving {
  readonly table: NameTable;
  readonly through: Position;
}
