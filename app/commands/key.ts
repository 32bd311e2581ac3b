import { createPublicKey } from 'node:crypto';
import { Command } from 'commander';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { requireSigningKey } from '../signing/require-signing-key.ts';
import type { PublicKey } from '../signing/signing-key.ts';

export function keyCommand(): Command {
  return new Command('key')
    .description('print the public key that certificates are checked with, and its id')
    .option('--json', 'print it as JSON')
    .addHelpText('after', HELP)
    .action(async ({ json = false }: { json?: boolean }) => {
      const { config, reports } = commandContext();
      const { publicKey } = await requireSigningKey(config, reports.onProblem);
      const { kid, der } = publicKey;
      const pem = pemOf(publicKey);
      if (json) printJson({ algorithm: 'Ed25519', kid, publicKey: der.toString('base64'), pem });
      else print(`key ${kid}\n${pem.trimEnd()}`);
    });
}

function pemOf({ der }: PublicKey): string {
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

const HELP = `
Give both to whoever checks certificates, in a way that they trust: what is printed is a file for
"tricord verify-certificate --key". The private key is the file in TRICORD_SIGNING_KEY, else signing-key.pem in
TRICORD_HOME, which a sandbox makes the first time. Nothing prints it.

Example:
  tricord key > operator.pem`;
