import type { Violation } from '../../engine/book.ts';
import type { JournalHead } from '../../engine/ports/journal.ts';
import { hex } from '../shell/hash-chain.ts';
import type { JournalDamaged } from '../shell/journal-damaged.ts';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly book: string;
  /** Rows and events that are sound, from the first on. */
  readonly rows: number;
  readonly position: number;
  readonly headHash: string;
  /** SHA-256 of the state after them. */
  readonly stateHash: string;
  readonly checks: readonly Check[];
  /** The first row that is not what was written, and the first position that cannot be trusted. */
  readonly damage: {
    readonly seq: number;
    readonly position: number;
    readonly problem: string;
  } | null;
}

const INVARIANTS: Readonly<Record<Violation['invariant'], string>> = {
  1: 'the accounts of every instrument add up to zero',
  2: 'no account is below its floor or above its limits',
  3: 'settlements posted all of their legs or none',
  8: 'credit is within its cap and its collateral, or a margin call is open',
  9: 'what came over bridges is part of the supply, and what is under way is held',
};

/** Gathers what a verification finds. */
export class Findings {
  readonly #book: string;
  readonly #first: number;
  readonly #checks: Check[] = [];
  #last: JournalHead | undefined;
  #damage: VerifyReport['damage'] = null;

  /** `before`: the row behind which the rows begin that are verified. */
  constructor(book: string, before: JournalHead | undefined) {
    this.#book = book;
    this.#first = (before?.seq ?? 0) + 1;
    this.#last = before;
  }

  get rows(): number {
    return this.#last?.seq ?? 0;
  }

  get position(): number {
    return this.#last === undefined ? 0 : this.#last.firstPosition + this.#last.eventCount - 1;
  }

  passed(row: JournalHead): void {
    this.#last = row;
  }

  add(...checks: readonly Check[]): void {
    this.#checks.push(...checks);
  }

  damage({ seq, position, problem }: JournalDamaged): void {
    this.#damage = { seq, position, problem };
  }

  addInvariants(violations: readonly Violation[]): void {
    for (const [number, name] of Object.entries(INVARIANTS)) {
      const found = violations.filter(({ invariant }) => `${invariant}` === number);
      const detail = found.map((violation) => violation.detail).join('; ');
      this.#checks.push({ name, ok: found.length === 0, detail });
    }
  }

  report(stateHash: string): VerifyReport {
    const chain: Check = {
      name: 'the hash chain is unbroken and replays',
      ok: this.#damage === null,
      detail:
        this.#damage === null
          ? `${this.#extent()}, ${this.position} events`
          : `row ${this.#damage.seq}, position ${this.#damage.position}: ${this.#damage.problem}`,
    };
    const checks = [chain, ...this.#checks];
    return {
      ok: checks.every(({ ok }) => ok),
      book: this.#book,
      rows: this.rows,
      position: this.position,
      headHash: this.#last === undefined ? '' : hex(this.#last.hash),
      stateHash,
      checks,
      damage: this.#damage,
    };
  }

  #extent(): string {
    return this.#first === 1 ? `${this.rows} rows` : `rows ${this.#first} to ${this.rows}`;
  }
}
