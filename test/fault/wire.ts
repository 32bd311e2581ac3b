import type { Draws } from './draws.ts';
import { type FaultSource, WIRE_FAULTS } from './faults.ts';
import type { Owner, Scheduler } from './scheduler.ts';

/** Longer than any answer that comes: the caller gives up. */
const TIMEOUT_MS = 120;
const TRAVEL_MS = 6;
const SLOW_MS = 90;
const OUTAGE_MS = 600;

export interface Call<T> {
  readonly caller: Owner;
  readonly label: string;
  /** What the store does, all at once, when the request has arrived. */
  readonly perform: () => T | Promise<T>;
  /** What the caller is told when nobody knows what became of it. */
  readonly lost: () => T;
}

/** The way to one store and back, with everything that can happen there. */
export class Wire {
  readonly #scheduler: Scheduler;
  readonly #draws: Draws;
  readonly #faults: FaultSource;
  readonly #network: Owner;
  /** Counts restarts of the store: what was under way at one is gone. */
  #life = 0;
  #downUntil = 0;

  constructor(name: string, scheduler: Scheduler, draws: Draws, faults: FaultSource) {
    this.#network = { name, alive: true };
    this.#scheduler = scheduler;
    this.#draws = draws;
    this.#faults = faults;
  }

  /** Cannot be reached for a while. */
  fail(): void {
    this.#downUntil = this.#scheduler.now + this.#draws.between(20, OUTAGE_MS);
    this.#scheduler.note(`${this.#network.name} cannot be reached`);
  }

  /** Loses what is under way, keeps what is written. */
  restart(): void {
    this.#life += 1;
    this.fail();
  }

  heal(): void {
    this.#downUntil = 0;
  }

  async call<T>(call: Call<T>): Promise<T> {
    const { caller, label } = call;
    const scheduler = this.#scheduler;
    const fault = this.#faults.draw(WIRE_FAULTS);
    const say = (what: string) => `${caller.name} ${label}: ${what}`;
    if (fault === 'requestLost') {
      await scheduler.pause(caller, `${label}: no answer, the request was lost`, TIMEOUT_MS);
      return call.lost();
    }
    if (fault === 'late') {
      // Nobody waits for what the store says to it, be it a failure.
      this.#arrive(call, say('arrives late'), TIMEOUT_MS + this.#draws.below(300)).catch(() => {});
      await scheduler.pause(caller, `${label}: no answer yet, given up`, TIMEOUT_MS);
      return call.lost();
    }
    const slow = fault === 'slow' ? this.#draws.below(SLOW_MS) : 0;
    const what = fault === 'torn' ? 'torn, rolled back' : 'arrives';
    const arrival = this.#arrive(call, say(what), slow + this.#travel(), fault === 'torn');
    const arrived = await arrival;
    if (fault === 'answerLost' || !arrived.done) {
      await scheduler.pause(caller, `${label}: no answer`, TIMEOUT_MS);
      return call.lost();
    }
    await scheduler.pause(caller, `${label}: answered`, this.#travel());
    return arrived.result;
  }

  /** The request reaches the store, if it does. A dead caller's may still do so. */
  async #arrive<T>(
    { caller, perform }: Call<T>,
    label: string,
    durationMs: number,
    torn = false,
  ): Promise<{ readonly done: true; readonly result: T } | { readonly done: false }> {
    const life = this.#life;
    await this.#scheduler.pause(this.#network, label, durationMs);
    if (torn || life !== this.#life || this.#scheduler.now < this.#downUntil)
      return { done: false };
    if (!caller.alive && this.#faults.strikes('diedInFlight')) return { done: false };
    return { done: true, result: await perform() };
  }

  #travel(): number {
    return this.#draws.below(TRAVEL_MS);
  }
}
