import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decrypt, encrypt, type Keystore as KeyFile, scryptAsync, toKeyAsync } from 'ox/Keystore';
import { generatePrivateKey } from 'viem/accounts';
import type { Signer } from '../../../engine/ports/signer.ts';
import { localSigner } from './local-signer.ts';

/** A folder of keys, each in a file of its own under one passphrase (Web3 Secret Storage, version 3, as geth's). */
export interface Keystore {
  readonly signers: readonly Signer[];
  /** 32 bytes that secrets are sealed with; made the first time. */
  sealingKey(): Promise<Uint8Array>;
  /** Keeps a key that is given, else a new one, and answers with its signer. */
  add(privateKey?: `0x${string}`): Promise<Signer>;
}

export interface KeystoreOptions {
  readonly folder: string;
  readonly passphrase: string;
  /** Cost of trying a passphrase: N of scrypt. Less is for tests. */
  readonly cost?: number;
}

class KeystoreInvalid extends Error {
  override readonly name = 'KeystoreInvalid';
}

const COST = 262_144;
const SEALING = 'sealing-key.json';
/** Of an account: its address, with or without what geth puts in front of it. */
const ACCOUNT = /(^|--)(0x)?[0-9a-f]{40}(\.json)?$/i;

/** Opens the folder, making it the first time. Throws `KeystoreInvalid`, which names a file and nothing in it. */
export async function openKeystore(options: KeystoreOptions): Promise<Keystore> {
  const { folder } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = (await readdir(folder)).filter((name) => ACCOUNT.test(name)).sort();
  const signers: Signer[] = [];
  for (const name of names) signers.push(localSigner(await readKey(options, name)));
  return {
    signers,
    sealingKey: async () => {
      const key = await readKey(options, SEALING).catch(ifMissing);
      return Buffer.from((key ?? (await writeKey(options, SEALING, newKey()))).slice(2), 'hex');
    },
    add: async (privateKey = generatePrivateKey()) => {
      const signer = localSigner(privateKey);
      if (signers.some(({ address }) => address === signer.address)) return signer;
      await writeKey(options, `${signer.address.slice(2)}.json`, privateKey);
      signers.push(signer);
      return signer;
    },
  };
}

async function readKey(
  { folder, passphrase }: KeystoreOptions,
  name: string,
): Promise<`0x${string}`> {
  const file = join(folder, name);
  const text = await readFile(file, 'utf8');
  let stored: KeyFile;
  try {
    stored = JSON.parse(text) as KeyFile;
    if (stored.version !== 3) throw new Error('version');
  } catch {
    // No cause is passed on: it may quote the file.
    throw new KeystoreInvalid(`${file} is no keystore file of version 3`);
  }
  try {
    return decrypt(stored, await toKeyAsync(stored, { password: passphrase }));
  } catch {
    throw new KeystoreInvalid(
      `${file} does not open: the passphrase is another one, or it is damaged`,
    );
  }
}

/** Written aside and renamed: a key that is there is whole. */
async function writeKey(
  { folder, passphrase, cost = COST }: KeystoreOptions,
  name: string,
  privateKey: `0x${string}`,
): Promise<`0x${string}`> {
  const [key, derivation] = await scryptAsync({ password: passphrase, n: cost });
  const stored = { address: name.replace('.json', ''), ...encrypt(privateKey, key, derivation) };
  const draft = join(folder, `.${name}.${randomBytes(4).toString('hex')}`);
  await writeFile(draft, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(draft, join(folder, name));
  return privateKey;
}

function newKey(): `0x${string}` {
  return `0x${randomBytes(32).toString('hex')}`;
}

function ifMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
}
