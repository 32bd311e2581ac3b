import type { Command } from './command.ts';

/**
 * Stands for the body of a command whose sender gave no digest: 106 bits of a fast, well-mixing hash over its
 * content. It tells honest mistakes apart; edges that face the world send a cryptographic digest instead.
 */
export function fingerprintOf(command: Command): string {
  const { key: _key, fingerprint: _fingerprint, ...body } = command;
  const text = canonicalText(body);
  return mix(text, 0).toString(36) + mix(text, 1).toString(36);
}

/** One text for one content: keys in order, absent fields left out. */
export function canonicalText(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const fields = Object.entries(value).filter(([, content]) => content !== undefined);
  fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, content]) => `${name}:${canonicalText(content)}`).join()}}`;
}

/** Two 32-bit lanes multiplied and cross-mixed (after bryc's cyrb53, public domain), as a 53-bit number. */
function mix(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
