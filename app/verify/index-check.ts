import { type Decision, namesTaken } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { NameHash, NameIndex, NameIndexHead } from '../../engine/ports/name-index.ts';
import { hashName } from '../shell/past/hash-name.ts';
import type { Check } from './verify-report.ts';

interface Wanted extends NameHash {
  readonly position: Position;
  readonly name: string;
}

/** Asks for so many names at once. */
const PORTION = 5_000;

/** Watches that the index has every name it says it has: a name it lost could be used again. */
export class IndexCheck {
  readonly #index: NameIndex;
  readonly #head: NameIndexHead;
  readonly #missing: string[] = [];
  #wanted: Wanted[] = [];
  #found = 0;

  constructor(index: NameIndex, head: NameIndexHead) {
    this.#index = index;
    this.#head = head;
  }

  follow(decision: Decision, first: Position): void {
    if (first > this.#head.position) return;
    namesTaken(decision, (kind, name) => {
      const { high, low } = hashName(this.#head.seed, kind, name);
      this.#wanted.push({ high, low, position: first, name: `${kind} ${name}` });
    });
  }

  /** Looks up what was followed, when there is enough of it. Throws `JournalUnavailable`. */
  async lookUp(least: number = PORTION): Promise<void> {
    if (this.#wanted.length < least) return;
    const wanted = this.#wanted;
    this.#wanted = [];
    const places = await this.#index.find(wanted);
    const found = new Set(places.map(({ high, low, position }) => `${high} ${low} ${position}`));
    for (const { high, low, position, name } of wanted) {
      if (found.has(`${high} ${low} ${position}`)) this.#found += 1;
      else this.#missing.push(name);
    }
  }

  async result(): Promise<Check> {
    await this.lookUp(1);
    const name = 'the index has every name up to its position';
    const { position } = this.#head;
    const detail = `${this.#found} names up to position ${position}`;
    if (this.#missing.length === 0) return { name, ok: true, detail };
    const shown = this.#missing.slice(0, 5).join(', ');
    const mend = 'empty tricord.names and tricord.name_indexes while no server runs';
    return { name, ok: false, detail: `${this.#missing.length} are missing: ${shown}; ${mend}` };
  }
}
