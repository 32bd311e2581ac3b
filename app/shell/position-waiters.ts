import type { Position } from '../../engine/ids.ts';

interface Waiter {
  readonly position: Position;
  readonly resolve: (reached: boolean) => void;
}

/** Those who wait until a position is reached, each for a time. */
export class PositionWaiters {
  #waiters: Waiter[] = [];

  get isEmpty(): boolean {
    return this.#waiters.length === 0;
  }

  /** True as soon as `position` is reached, false when it is not in time. */
  wait(position: Position, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter);
        resolve(false);
      }, timeoutMs);
      const waiter: Waiter = {
        position,
        resolve: (reached) => {
          clearTimeout(timer);
          resolve(reached);
        },
      };
      this.#waiters.push(waiter);
    });
  }

  reached(position: Position): void {
    if (this.isEmpty) return;
    const reached = this.#waiters.filter((waiter) => waiter.position <= position);
    this.#waiters = this.#waiters.filter((waiter) => waiter.position > position);
    for (const { resolve } of reached) resolve(true);
  }

  /** Nothing more will be reached. */
  end(): void {
    for (const { resolve } of this.#waiters.splice(0)) resolve(false);
  }
}
