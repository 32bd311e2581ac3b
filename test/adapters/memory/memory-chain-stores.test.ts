import { intentShelf, memoryIntentStore } from '../../../adapters/memory/memory-intent-store.ts';
import { memorySecretVault } from '../../../adapters/memory/memory-secret-vault.ts';
import { memoryWatchStore, watchShelf } from '../../../adapters/memory/memory-watch-store.ts';
import { chainStoresBehaviour } from '../../behaviours/chain-stores.ts';

chainStoresBehaviour('memory', async () => {
  const [intents, watch, secrets] = [intentShelf(), watchShelf(), new Map()];
  return {
    open: () => ({
      intents: memoryIntentStore(intents),
      watch: memoryWatchStore(watch),
      secrets: memorySecretVault(secrets),
    }),
    close: async () => {},
  };
});
