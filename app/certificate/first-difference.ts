import { printable } from '../proof/printable.ts';

/** Where a document says something else than what is proved, in words; `undefined` when nowhere. */
export function firstDifference(
  claimed: unknown,
  proved: unknown,
  path: string,
): string | undefined {
  if (Object.is(claimed, proved)) return undefined;
  if (Array.isArray(claimed) && Array.isArray(proved)) {
    if (claimed.length !== proved.length) {
      return `${path} has ${claimed.length} items, and ${proved.length} were recorded`;
    }
    return firstOf(claimed.map((item, at) => firstDifference(item, proved[at], `${path}[${at}]`)));
  }
  if (isObject(claimed) && isObject(proved)) {
    const names = Object.keys(claimed);
    return firstOf(
      names.map((name) => firstDifference(claimed[name], proved[name], `${path}.${name}`)),
    );
  }
  return `${path} is ${shown(claimed)}, and ${shown(proved)} was recorded`;
}

function firstOf(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((difference) => difference !== undefined);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return printable(JSON.stringify(value) ?? 'nothing');
}
