import type { CursorStore } from '../../engine/ports/bridge-vault.ts';

/** Cursors that last as long as the process. */
export class MemoryCursorStore implements CursorStore {
  readonly #cursors = new Map<string, string>();

  read(name: string): Promise<string | undefined> {
    return Promise.resolve(this.#cursors.get(name));
  }

  save(name: string, cursor: string): Promise<void> {
    this.#cursors.set(name, cursor);
    return Promise.resolve();
  }
}
