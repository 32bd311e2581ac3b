import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Keystore, openKeystore } from '../../adapters/evm/keys/keystore.ts';
import type { ChainPlaces } from './chain-places.ts';

class PassphraseMissing extends Error {
  override readonly name = 'PassphraseMissing';
  readonly code = 'passphrase_missing';
}

/** Beside the keys of a sandbox, where nobody has anything to lose. */
export const PASSPHRASE_FILE = 'sandbox-passphrase';

/** The keys that sign. Throws `PassphraseMissing` when nothing says how to open them. */
export async function openKeys({ keys, passphrase }: ChainPlaces): Promise<Keystore> {
  const given = passphrase ?? (await readFile(join(keys, PASSPHRASE_FILE), 'utf8').catch(() => ''));
  if (given === '')
    throw new PassphraseMissing(`the keys in ${keys} are locked: set CHAIN_PASSPHRASE`);
  return openKeystore({ folder: keys, passphrase: given.trim() });
}
