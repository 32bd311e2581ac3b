import type { NameIndex, NamePlace } from '../../engine/ports/name-index.ts';

/** What outlives an index: hand it to the next one, as a restart would. */
export interface NameShelf {
  position: number;
  readonly places: Map<string, NamePlace[]>;
}

export function nameShelf(): NameShelf {
  return { position: 0, places: new Map() };
}

const SEED = 42;

/** An index of names in memory, for simulations and fault tests. */
export function memoryNameIndex(shelf: NameShelf = nameShelf()): NameIndex {
  return {
    read: async () => ({ position: shelf.position, seed: SEED }),
    add: async (entries, { after, through }) => {
      if (shelf.position !== after) return false;
      for (const [index, position] of entries.positions.entries()) {
        const place = { high: entries.high[index] ?? 0, low: entries.low[index] ?? 0, position };
        const name = nameOf(place);
        shelf.places.set(name, [...(shelf.places.get(name) ?? []), place]);
      }
      shelf.position = through;
      return true;
    },
    find: async (hashes) => {
      const names = new Set(hashes.map(nameOf));
      return [...names].flatMap((name) => shelf.places.get(name) ?? []);
    },
  };
}

function nameOf({ high, low }: { readonly high: number; readonly low: number }): string {
  return `${high} ${low}`;
}
