import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Keystore, openKeystore } from '../../adapters/evm/keys/keystore.ts';
import type { ChainConfig } from '../config.ts';

class PassphraseMissing extends Error {
  override readonly name = 'PassphraseMissing';
  readonly code = 'passphrase_missing';
}

/** Beside the keys of a sandbox, where nobody has anything to lose. */
export const PASSPHRASE_FILE = 'sandbox-passphrase';

/** The keys that sign. Throws `PassphraseMissing` when nothing says how to open them. */
export async function openKeys({ keystore, passphrase }: ChainConfig): Promise<Keystore> {
  const given =
    passphrase ?? (await readFile(join(keystore, PASSPHRASE_FILE), 'utf8').catch(() => ''));
  if (given === '')
    throw new PassphraseMissing(`the keys in ${keystore} are locked: set CHAIN_PASSPHRASE`);
  return openKeystore({ folder: keystore, passphrase: given.trim() });
}
