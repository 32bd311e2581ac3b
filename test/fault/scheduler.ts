import { createHash } from 'node:crypto';
import type { TimeMs } from '../../engine/ids.ts';
import type { Draws } from './draws.ts';

/** Whoever waits: a server, a client, the network. What waits for a dead one never goes on. */
export interface Owner {
  readonly name: string;
  alive: boolean;
}

export interface Pause {
  readonly over: Promise<void>;
  /** Nobody waits any more. */
  cancel(): void;
}

interface Parked {
  readonly owner: Owner;
  readonly label: string;
  readonly dueAt: TimeMs;
  readonly resume: () => void;
}

const TRACE_LINES = 30;

/**
 * Decides what happens next. Simulated parts wait here and nowhere else; each step lets one of those that are due go
 * on, drawn by the seed, and then lets the real code run until all of it waits again. Time is virtual: it moves a
 * little with each step, and to the next thing due when there is nothing else to do.
 */
export class Scheduler {
  now: TimeMs;
  steps = 0;
  readonly #draws: Draws;
  readonly #startedAt: TimeMs;
  readonly #trace: string[] = [];
  readonly #digest = createHash('sha256');
  #parked: Parked[] = [];

  constructor(draws: Draws, now: TimeMs) {
    this.#draws = draws;
    this.#startedAt = now;
    this.now = now;
  }

  /** The last things that happened. */
  get trace(): readonly string[] {
    return this.#trace;
  }

  /** Of everything that happened so far: two runs of a seed have the same. */
  fingerprint(): string {
    return this.#digest.copy().digest('hex');
  }

  pause(owner: Owner, label: string, durationMs: number): Promise<void> {
    return this.after(owner, label, durationMs).over;
  }

  after(owner: Owner, label: string, durationMs: number): Pause {
    let cancel = () => {};
    const over = new Promise<void>((resume) => {
      if (!owner.alive) return;
      const parked: Parked = { owner, label, dueAt: this.now + durationMs, resume };
      this.#parked.push(parked);
      cancel = () => {
        this.#parked = this.#parked.filter((other) => other !== parked);
      };
    });
    return { over, cancel: () => cancel() };
  }

  /** A crash: nothing that waits for it happens any more. */
  kill(owner: Owner): void {
    owner.alive = false;
    this.#parked = this.#parked.filter((parked) => parked.owner !== owner);
  }

  note(line: string): void {
    const entry = `step ${this.steps} +${this.now - this.#startedAt} ms  ${line}`;
    this.#digest.update(entry).update('\n');
    this.#trace.push(entry);
    if (this.#trace.length > TRACE_LINES) this.#trace.shift();
  }

  /** False when nothing waits. */
  async step(): Promise<boolean> {
    const next = this.#draw();
    if (next === undefined) return false;
    this.steps += 1;
    this.#parked = this.#parked.filter((parked) => parked !== next);
    this.note(`${next.owner.name}: ${next.label}`);
    next.resume();
    await this.settle();
    return true;
  }

  /** Lets the real code run until all of it waits: microtasks end before an immediate. */
  settle(): Promise<void> {
    return new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  #draw(): Parked | undefined {
    this.now += this.#draws.below(3);
    let due = this.#parked.filter(({ dueAt }) => dueAt <= this.now);
    if (due.length === 0 && this.#parked.length > 0) {
      this.now = Math.min(...this.#parked.map(({ dueAt }) => dueAt));
      due = this.#parked.filter(({ dueAt }) => dueAt <= this.now);
    }
    return due.length === 0 ? undefined : this.#draws.pick(due);
  }
}
