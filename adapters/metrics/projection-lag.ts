import type { Position, TimeMs } from '../../engine/ids.ts';

interface Commit {
  readonly position: Position;
  readonly at: TimeMs;
}

/** Beyond it no more are remembered: the oldest alone says how far behind reads are. */
const COMMITS_MAX = 10_000;

/** For how long queries have not shown what was committed. */
export class ProjectionLag {
  #commits: Commit[] = [];

  /** Events up to `position` were committed at `at`; queries show those up to `projected`. */
  committed(position: Position, at: TimeMs, projected: Position): void {
    this.#forget(projected);
    if (this.#commits.length < COMMITS_MAX) this.#commits.push({ position, at });
  }

  /** Age of the oldest commit that queries do not show; 0 when they show everything. */
  ageMs(projected: Position, now: TimeMs): number {
    this.#forget(projected);
    const [oldest] = this.#commits;
    return oldest === undefined ? 0 : Math.max(0, now - oldest.at);
  }

  #forget(projected: Position): void {
    const next = this.#commits.findIndex(({ position }) => position > projected);
    if (next !== 0) this.#commits = next === -1 ? [] : this.#commits.slice(next);
  }
}
