/** A broken invariant is a bug, never an answer: it stops the engine before anything is acknowledged. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';

  constructor(
    readonly invariant: string,
    detail: string,
  ) {
    super(`${invariant}: ${detail}`);
  }
}

/** For hot paths, which test their condition themselves: `if (!holds) broken(…)` makes no closure. */
export function broken(name: string, detail: string): never {
  throw new InvariantBroken(name, detail);
}

/** Asserts what must hold. `detail` is a function so that the hot path builds no strings. */
export function invariant(
  condition: boolean,
  name: string,
  detail: () => string,
): asserts condition {
  if (!condition) throw new InvariantBroken(name, detail());
}
