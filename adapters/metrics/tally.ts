import { Counter, type Registry } from 'prom-client';

/**
 * Counts by labels. Counting costs a look into a map, so that the hot path can afford it; the numbers become a counter
 * of Prometheus when somebody scrapes it.
 */
export class Tally<Label extends string> {
  readonly #counts = new Map<string, { readonly labels: Record<Label, string>; count: number }>();

  constructor(options: {
    readonly registry: Registry;
    readonly name: string;
    readonly help: string;
    readonly labels: readonly Label[];
  }) {
    const { registry, name, help, labels } = options;
    const counts = this.#counts;
    new Counter({
      registers: [registry],
      name,
      help,
      labelNames: [...labels],
      collect() {
        this.reset();
        for (const { labels: values, count } of counts.values()) this.inc(values, count);
      },
    });
  }

  add(labels: Record<Label, string>, more = 1): void {
    const key = Object.values(labels).join(' ');
    const entry = this.#counts.get(key);
    if (entry === undefined) this.#counts.set(key, { labels, count: more });
    else entry.count += more;
  }
}
