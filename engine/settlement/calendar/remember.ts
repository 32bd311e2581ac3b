/** More than anybody asks for in earnest; who asks for every day of two centuries cannot fill the memory. */
const DATES_MAX = 4_096;

/** A function of a date or year that reckons each answer once. */
export function remember<K, V>(reckon: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as V;
    const value = reckon(key);
    if (known.size >= DATES_MAX) known.clear();
    known.set(key, value);
    return value;
  };
}
