import { createHash } from 'node:crypto';
import type { Bytes32, SecretStore } from '../../../engine/ports/chain.ts';

export interface MemorySecret {
  readonly secret: Bytes32;
  revealed: boolean;
}

/** Secrets in memory, made of what `draw` gives; durable as long as `shelf` is kept. */
export function memorySecretStore(
  draw: (settlement: string) => Uint8Array,
  shelf: Map<string, MemorySecret> = new Map(),
): SecretStore {
  const hex = (bytes: Uint8Array): Bytes32 => `0x${Buffer.from(bytes).toString('hex')}`;
  return {
    create: async (settlement) => {
      const kept = shelf.get(settlement) ?? { secret: hex(draw(settlement)), revealed: false };
      shelf.set(settlement, kept);
      const bytes = Buffer.from(kept.secret.slice(2), 'hex');
      return hex(createHash('sha256').update(bytes).digest());
    },
    reveal: async (settlement) => shelf.get(settlement)?.secret,
    markRevealed: async (settlement) => {
      const kept = shelf.get(settlement);
      if (kept !== undefined) kept.revealed = true;
    },
    isRevealed: async (settlement) => shelf.get(settlement)?.revealed === true,
  };
}
