import type { Position } from '../engine/ids.ts';

interface Commit {
  readonly last: Position;
  readonly events: number;
  readonly at: number;
}

/** How long events that are committed take to be seen in a projection, each counted. */
export class CommitLag {
  #waiting: Commit[] = [];
  #lags: { readonly seconds: number; readonly events: number }[] = [];

  committed({
    firstPosition,
    eventCount,
  }: {
    readonly firstPosition: Position;
    readonly eventCount: number;
  }): void {
    const last = firstPosition + eventCount - 1;
    this.#waiting.push({ last, events: eventCount, at: performance.now() });
  }

  applied(position: Position): void {
    const now = performance.now();
    for (const { last, events, at } of this.#waiting)
      if (last <= position) this.#lags.push({ seconds: (now - at) / 1_000, events });
    this.#waiting = this.#waiting.filter(({ last }) => last > position);
  }

  /** Forgets what was seen so far. */
  reset(): void {
    this.#lags = [];
  }

  /** The lag, in seconds, that this share of all events did not exceed. */
  quantile(share: number): number {
    const sorted = this.#lags.toSorted((one, other) => one.seconds - other.seconds);
    let left = share * sorted.reduce((sum, { events }) => sum + events, 0);
    for (const { seconds, events } of sorted) {
      left -= events;
      if (left <= 0) return seconds;
    }
    return sorted.at(-1)?.seconds ?? 0;
  }
}
