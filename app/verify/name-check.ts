import { type Decision, hasTaken, namesTaken, type PastKind } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { Journal } from '../../engine/ports/journal.ts';
import { hashName } from '../shell/past/hash-name.ts';
import { NameTable } from '../shell/past/name-table.ts';
import { readDecisions } from '../shell/past/read-decisions.ts';
import type { Check } from './verify-report.ts';

interface Suspect {
  readonly kind: PastKind;
  readonly name: string;
  /** Decisions before it whose names have the same hash. */
  readonly places: readonly Position[];
}

/** Watches that no idempotency key, hold or reference is used twice, with a hash of each in memory. */
export class NameCheck {
  readonly #table = new NameTable();
  readonly #suspects: Suspect[] = [];
  #names = 0;

  follow(decision: Decision, first: Position): void {
    namesTaken(decision, (kind, name) => {
      const hash = hashName(0, kind, name);
      const places = this.#table.positionsOf(hash);
      if (places.length > 0) this.#suspects.push({ kind, name, places });
      this.#table.add(hash, first);
      this.#names += 1;
    });
  }

  /** Looks at the decisions themselves: two names may have one hash. */
  async result(journal: Journal): Promise<Check> {
    const name = 'every idempotency key, hold and reference was used once';
    const places = this.#suspects.flatMap((suspect) => suspect.places);
    const decisions = await readDecisions(journal, places);
    const twice = this.#suspects.filter((suspect) =>
      suspect.places.some((place) => {
        const past = decisions.get(place);
        if (past === undefined || past === 'archived') return past === 'archived';
        return hasTaken(past.decision, suspect.kind, suspect.name);
      }),
    );
    if (twice.length === 0) return { name, ok: true, detail: `${this.#names} of them` };
    const shown = twice.slice(0, 5).map((each) => `${each.kind} ${each.name}`);
    return { name, ok: false, detail: `used again: ${shown.join(', ')}` };
  }
}
