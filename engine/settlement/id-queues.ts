/**
 * Ids in the order in which they came, by key. Most keys have one id: it stands there by itself, and a set is made when
 * a second comes, because there may be millions of keys. An empty queue is gone, so that content alone decides.
 */
export class IdQueues<Id extends string> {
  readonly #queues = new Map<string, Id | Set<Id>>();

  add(key: string, id: Id): void {
    const queue = this.#queues.get(key);
    if (queue === undefined) this.#queues.set(key, id);
    else if (typeof queue === 'string') this.#queues.set(key, new Set([queue, id]));
    else queue.add(id);
  }

  remove(key: string, id: Id): void {
    const queue = this.#queues.get(key);
    if (queue === id) this.#queues.delete(key);
    else if (typeof queue === 'object' && queue.delete(id) && queue.size === 0) {
      this.#queues.delete(key);
    }
  }

  /** Oldest first. */
  of(key: string): Iterable<Id> {
    const queue = this.#queues.get(key);
    if (queue === undefined) return [];
    return typeof queue === 'string' ? [queue] : queue;
  }

  clear(): void {
    this.#queues.clear();
  }
}
