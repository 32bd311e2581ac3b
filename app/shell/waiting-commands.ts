import type { Command } from '../../engine/book.ts';
import type { TimeMs } from '../../engine/ids.ts';
import type { Acknowledgement } from '../../engine/ports/gateway.ts';
import { type RefusalCode, refuse } from '../../engine/refusal.ts';

/** A command whose caller waits for its answer. */
export interface Pending {
  readonly command: Command;
  readonly since: TimeMs;
  readonly answer: (acknowledgement: Acknowledgement) => void;
}

export const UNKNOWN = 'it may or may not have been recorded: send it again under the same key';

/** The commands of a writer that are not answered: those in the queue, and those it has taken in hand. */
export class WaitingCommands {
  #queue: Pending[] = [];
  /** Taken from the queue: decided or in flight. */
  #inHand: readonly (readonly Pending[])[] = [];

  /** In the queue. */
  get length(): number {
    return this.#queue.length;
  }

  add(pending: Pending): void {
    this.#queue.push(pending);
  }

  /** The first `most` of the queue. */
  take(most: number): readonly Pending[] {
    const taken = this.#queue.length <= most ? this.#queue : this.#queue.slice(0, most);
    this.#queue = this.#queue.length <= most ? [] : this.#queue.slice(most);
    this.#inHand = [...this.#inHand, taken];
    return taken;
  }

  /** What was taken is answered. */
  done(taken: readonly Pending[]): void {
    this.#inHand = this.#inHand.filter((each) => each !== taken);
  }

  /** All that is in hand goes back to the front of the queue, to be executed again. */
  putBack(pending: readonly Pending[]): void {
    this.#queue = [...pending, ...this.#queue];
    this.#inHand = [];
  }

  /** Tells those in the queue since before `late` that nobody knows, and forgets them. */
  refuseImpatient(late: TimeMs): void {
    const impatient = this.#queue.filter(({ since }) => since <= late);
    if (impatient.length === 0) return;
    this.#queue = this.#queue.filter(({ since }) => since > late);
    for (const { answer } of impatient) answer(refusal('unavailable', UNKNOWN));
  }

  /** The same, and tells those in hand too: what becomes of these is still found out. */
  hurry(late: TimeMs): void {
    for (const pending of this.#inHand) {
      for (const { since, answer } of pending) {
        if (since <= late) answer(refusal('unavailable', UNKNOWN));
      }
    }
    this.refuseImpatient(late);
  }

  /** Empties the queue. */
  refuseAll(code: RefusalCode, detail: string): void {
    const all = this.#queue;
    this.#queue = [];
    for (const { answer } of all) answer(refusal(code, detail));
  }
}

/** An answer that records nothing. */
export function refusal(code: RefusalCode, detail: string): Acknowledgement {
  return { receipt: { ok: false, refusal: refuse(code, '', detail) }, replayed: false };
}
