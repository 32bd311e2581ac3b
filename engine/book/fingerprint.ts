import type { Operation } from '../ledger/operation.ts';
import type { Command } from './command.ts';

/**
 * Stands for the body of a command whose sender gave no digest: 53 bits of a fast, well-mixing hash over its content.
 * It tells honest mistakes apart; edges that face the world send a cryptographic digest instead.
 */
export function fingerprintOf(command: Command): string {
  if (command.type === 'post') return mix(operationsText(command.operations)).toString(36);
  const { key: _key, fingerprint: _fingerprint, ...body } = command;
  return mix(canonicalText(body)).toString(36);
}

/** One text for one content: keys in order, absent fields left out. */
export function canonicalText(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const fields = Object.entries(value).filter(([, content]) => content !== undefined);
  fields.sort(([one], [other]) => (one < other ? -1 : 1));
  const members = fields.map(
    ([name, content]) => `${JSON.stringify(name)}:${canonicalText(content)}`,
  );
  return `{${members.join()}}`;
}

/** The same for operations, written out because the ledger's hot path goes through it. */
function operationsText(operations: readonly Operation[]): string {
  let text = '';
  for (const operation of operations) {
    switch (operation.op) {
      case 'transfer':
        text += `t ${operation.from} ${operation.to} ${operation.amount} ${operation.upTo === true};`;
        break;
      case 'hold':
        text += `h ${operation.id} ${operation.from} ${operation.to} ${operation.amount} ${operation.expiresAt};`;
        break;
      case 'post_hold':
        text += `p ${operation.id} ${operation.amount};`;
        break;
      case 'void_hold':
        text += `v ${operation.id};`;
    }
  }
  return text;
}

/** Two 32-bit lanes multiplied and cross-mixed (after bryc's cyrb53, public domain), as a 53-bit number. */
function mix(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
