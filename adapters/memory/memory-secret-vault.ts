import type { SecretVault, StoredSecret } from '../../engine/ports/secret-vault.ts';

/** Sealed secrets in memory, for tests. The shelf outlives the vault: hand it to the next one, as a restart would. */
export function memorySecretVault(shelf = new Map<string, StoredSecret>()): SecretVault {
  return {
    keep: async (settlement, { hash, sealed }) => {
      const kept = shelf.get(settlement) ?? { hash, sealed, revealed: false };
      shelf.set(settlement, kept);
      return kept;
    },
    find: async (settlement) => shelf.get(settlement),
    markRevealed: async (settlement) => {
      const kept = shelf.get(settlement);
      if (kept !== undefined) shelf.set(settlement, { ...kept, revealed: true });
    },
  };
}
