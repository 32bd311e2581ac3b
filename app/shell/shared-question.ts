/**
 * Asks one question for many callers. None is given the answer to a question that was put before it came: callers
 * that come while one is under way share the next.
 */
export class SharedQuestion<Answer> {
  readonly #ask: () => Promise<Answer>;
  #current: Promise<Answer> | undefined;
  #next: Promise<Answer> | undefined;

  constructor(ask: () => Promise<Answer>) {
    this.#ask = ask;
  }

  answer(): Promise<Answer> {
    if (this.#current === undefined) return this.#put();
    const put = () => {
      this.#next = undefined;
      return this.#put();
    };
    this.#next ??= this.#current.then(put, put);
    return this.#next;
  }

  #put(): Promise<Answer> {
    const current = this.#ask().finally(() => {
      if (this.#current === current) this.#current = undefined;
    });
    this.#current = current;
    return current;
  }
}
