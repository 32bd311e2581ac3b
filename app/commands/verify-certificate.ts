import { Command } from 'commander';
import { renderVerified, trustOf } from '../certificate/render-verified.ts';
import { type Verified, verifyCertificate } from '../certificate/verify-certificate.ts';
import { print, printJson } from '../output/command-context.ts';
import { printFault } from '../output/print-fault.ts';
import { readProofFile } from '../proof/read-proof-file.ts';
import { readPublicKeys } from '../signing/read-public-keys.ts';
import type { PublicKey } from '../signing/signing-key.ts';

interface Options {
  readonly key?: readonly string[];
  readonly json?: boolean;
}

export function verifyCertificateCommand(): Command {
  return new Command('verify-certificate')
    .description('check a certificate offline: no server, no database, no configuration')
    .argument('<file>', 'what "tricord certificate" or the server wrote; - for standard input')
    .option(
      '--key <file>',
      'public key of the operator, which "tricord key" prints; may be given several times',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, { key, json = false }: Options) => {
      const trusted = await readTrusted(key);
      const bytes = await readProofFile(file);
      const verified = bytes.ok ? verifyCertificate(bytes.value, trusted) : bytes;
      if (!verified.ok) printFault(verified.fault, json);
      else if (json) printJson(summary(verified.value));
      else print(renderVerified(verified.value));
    });
}

async function readTrusted(
  files: readonly string[] | undefined,
): Promise<readonly PublicKey[] | undefined> {
  if (files === undefined) return undefined;
  return (await Promise.all(files.map(readPublicKeys))).flat();
}

function summary(verified: Verified) {
  const { certificate, proved, trusted } = verified;
  const { book, settlement, finality, key } = certificate;
  const { row, decisionsShown } = proved;
  const { kid } = key;
  return {
    ...{ ok: true, trusted, kid, book, settlement, finality },
    ...{ row, decisionsShown, trust: trustOf(verified) },
  };
}

const HELP = `
Give the public keys of the operator that you have from the operator itself: today's, and earlier ones for older
certificates. Without --key it checks only that the file fits together: anybody can make such a file, with a key of
their own. Exits with 1, and says why, when anything does not fit.

Examples:
  tricord verify-certificate payment.certificate.json --key operator.pem
  tricord verify-certificate old.json --key operator-2026.pem --key operator-2025.pem --json`;
