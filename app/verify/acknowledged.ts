import type { Check } from './verify-report.ts';

/**
 * Whether everything that was acknowledged is in the journal. `searched` says which rows were looked through, when
 * these are not all of it.
 */
export function findMissing(
  acknowledged: readonly string[],
  found: ReadonlySet<string>,
  searched?: string,
): Check {
  const name = 'what was acknowledged is in the journal';
  const missing = acknowledged.filter((name) => !found.has(name));
  if (missing.length === 0) return { name, ok: true, detail: `${acknowledged.length} of them` };
  const shown = missing.slice(0, 5).join(', ');
  const where = searched === undefined ? '' : ` from ${searched}`;
  return { name, ok: false, detail: `${missing.length} are missing${where}: ${shown}` };
}

/** A line an id or key; empty lines do not count. */
export function parseAcknowledged(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
