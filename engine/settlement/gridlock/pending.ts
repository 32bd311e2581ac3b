/** Numbers that wait to be looked at, each of them once; the one that came last is taken first. */
export class Pending {
  readonly #items: number[] = [];
  readonly #waits: Uint8Array;

  constructor(below: number) {
    this.#waits = new Uint8Array(below);
  }

  push(item: number): void {
    if (this.#waits[item] === 1) return;
    this.#waits[item] = 1;
    this.#items.push(item);
  }

  pop(): number | undefined {
    const item = this.#items.pop();
    if (item !== undefined) this.#waits[item] = 0;
    return item;
  }

  clear(): void {
    while (this.pop() !== undefined);
  }
}
