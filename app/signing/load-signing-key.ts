import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createSigningKey } from './create-signing-key.ts';
import { publicKeyOf } from './public-key.ts';
import type { SigningKey } from './signing-key.ts';

class SigningKeyInvalid extends Error {
  override readonly name = 'SigningKeyInvalid';
}

const FILE = 'signing-key.pem';
/** Bits that let others than the owner read or write. */
const OTHERS = 0o066;

/**
 * The key that certificates are signed with: of the file that is configured, else of the home folder, where a sandbox
 * makes one the first time. `undefined` when there is none. Throws `SigningKeyInvalid`, which names the file and what
 * is wrong with it, and never what is in it.
 */
export async function loadSigningKey(
  { home, sandbox, signingKey }: Pick<Config, 'home' | 'sandbox' | 'signingKey'>,
  onProblem: (problem: string) => void,
): Promise<SigningKey | undefined> {
  if (signingKey !== undefined) return readKey(signingKey, onProblem);
  const file = join(home, FILE);
  if (!(await isThere(file))) {
    // Outside of a sandbox, what is signed by a key that nobody has announced convinces nobody.
    if (!sandbox) return undefined;
    await createSigningKey(file);
  }
  return readKey(file, onProblem);
}

async function readKey(file: string, onProblem: (problem: string) => void): Promise<SigningKey> {
  const key = parseKey(await readPem(file), file);
  const publicKey = publicKeyOf(key);
  if (publicKey === undefined) throw invalid(file, `is of the kind ${key.asymmetricKeyType}`);
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
    const bits = (mode & 0o777).toString(8).padStart(4, '0');
    onProblem(`the signing key ${file} is open to others (mode ${bits}): make it 0600`);
  }
  return { publicKey, sign: (bytes) => sign(null, bytes, key) };
}

async function readPem(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code = 'unreadable' } = cause as NodeJS.ErrnoException;
    throw invalid(file, `cannot be read (${code})`);
  }
}

/** No cause is passed on: of what a library says about a secret, nobody knows whether it quotes it. */
function parseKey(pem: string, file: string): KeyObject {
  if (!pem.includes('-----BEGIN PRIVATE KEY-----')) {
    throw invalid(file, 'has no line "BEGIN PRIVATE KEY"');
  }
  try {
    return createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    throw invalid(file, 'cannot be parsed');
  }
}

function invalid(file: string, what: string): SigningKeyInvalid {
  const wanted = 'An Ed25519 key is needed, as PKCS#8 in PEM and without a passphrase';
  const command = '"openssl genpkey -algorithm ed25519 -out FILE"';
  return new SigningKeyInvalid(`the signing key ${file} ${what}. ${wanted}: ${command} makes one`);
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
