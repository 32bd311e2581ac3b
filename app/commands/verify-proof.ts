import { Command, InvalidArgumentError } from 'commander';
import { print, printJson } from '../output/command-context.ts';
import { printFault } from '../output/print-fault.ts';
import { readProofFile } from '../proof/read-proof-file.ts';
import { renderProved, trustOf } from '../proof/render-proved.ts';
import { type Proved, verifyProof } from '../proof/verify-proof.ts';

interface Options {
  readonly hash?: string;
  readonly json?: boolean;
}

export function verifyProofCommand(): Command {
  return new Command('verify-proof')
    .description('check a proof offline: no server, no database, no configuration')
    .argument('<file>', 'what "tricord proof" wrote; - for standard input')
    .option(
      '--hash <hex>',
      'the row hash that you hold, like finality.hash of an answer',
      parseHash,
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, { hash, json = false }: Options) => {
      const bytes = await readProofFile(file);
      const verified = bytes.ok ? verifyProof(bytes.value, hash) : bytes;
      if (!verified.ok) printFault(verified.fault, json);
      else if (json) printJson(summary(verified.value));
      else print(renderProved(verified.value));
    });
}

function summary(proved: Proved) {
  const { book, entry, decisionsShown, row, head, held } = proved;
  return { ok: true, book, entry, decisionsShown, row, head, held, trust: trustOf(proved) };
}

function parseHash(text: string): string {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase();
  throw new InvalidArgumentError('A row hash has 64 hexadecimal digits.');
}

const HELP = `
What it shows comes from the hashed bytes in the file, never from the readable copy beside them. Amounts are minor
units: 150 of an instrument with two decimals is 1.50. Exits with 1, and says why, when anything does not fit.
Without --hash it checks only that the file fits together: anybody can make such a file.

Examples:
  tricord verify-proof payment.proof.json --hash 5f0c…e1
  tricord verify-proof - --json < payment.proof.json`;
