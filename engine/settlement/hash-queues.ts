/**
 * What waits, in the order in which it came, by a hash. Most hashes have one member: it stands there by itself, and a
 * set is made when a second comes, because there may be millions of them. An empty queue is gone.
 */
export class HashQueues<Member extends object> {
  readonly #queues = new Map<number, Member | Set<Member>>();

  add(hash: number, member: Member): void {
    const queue = this.#queues.get(hash);
    if (queue === undefined) this.#queues.set(hash, member);
    else if (queue instanceof Set) queue.add(member);
    else this.#queues.set(hash, new Set([queue, member]));
  }

  remove(hash: number, member: Member): void {
    const queue = this.#queues.get(hash);
    if (queue === member) this.#queues.delete(hash);
    else if (queue instanceof Set && queue.delete(member) && queue.size === 0) {
      this.#queues.delete(hash);
    }
  }

  /** Longest waiting first. */
  of(hash: number): Iterable<Member> {
    const queue = this.#queues.get(hash);
    if (queue === undefined) return [];
    return queue instanceof Set ? queue : [queue];
  }
}
