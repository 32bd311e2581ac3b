import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Certified } from '../certificate/certificate.ts';
import { certify, type WrittenCertificate } from '../certificate/certify.ts';
import { openStores } from '../compose.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { printFault } from '../output/print-fault.ts';
import { catchUp } from '../shell/catch-up.ts';
import { requireSigningKey } from '../signing/require-signing-key.ts';

interface Options {
  readonly out?: string;
  readonly json?: boolean;
}

export function certificateCommand(): Command {
  return new Command('certificate')
    .description('write the signed certificate of a settlement, to be checked without a server')
    .argument('<instruction>', 'id of an instruction that has settled (ins-…)')
    .option('--out <file>', 'write the certificate there instead of to standard output')
    .option('--json', 'with --out, print what was written as JSON; the certificate always is')
    .addHelpText('after', HELP)
    .action(write);
}

async function write(instruction: string, { out, json = false }: Options): Promise<void> {
  const written = await make(instruction);
  if (!written.ok) return printFault(written.fault, json);
  const { certificate, text } = written.value;
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeFile(out, text);
  const { kid } = certificate.key;
  const { trade } = certificate.settlement;
  const { finality } = certificate;
  const bytes = Buffer.byteLength(text);
  if (json) printJson({ ok: true, file: out, bytes, trade, finality, kid });
  else print(`Wrote ${out} (${bytes} bytes): trade ${trade}, signed by key ${kid}.`);
}

async function make(instruction: string): Promise<Certified<WrittenCertificate>> {
  const { config, reports } = commandContext();
  const key = await requireSigningKey(config, reports.onProblem);
  const stores = await openStores(config, reports);
  try {
    await catchUp(stores, reports.onProblem);
    return await certify({ book: config.book, ...stores }, key, instruction);
  } finally {
    await stores.close();
  }
}

const HELP = `
A server gives the same at GET /v1/instructions/<id>/certificate. Reads only; a server may run.

It holds the proof of "tricord proof", and with it up to 64 decisions, those of others included. See
docs/certificates.md before you hand it on.

Examples:
  tricord certificate ins-36 --out payment.certificate.json
  tricord certificate ins-36 | tricord verify-certificate -`;
