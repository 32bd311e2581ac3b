import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { openStores } from '../compose.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { printFault } from '../output/print-fault.ts';
import type { Checked } from '../proof/proof.ts';
import { proveEntry, type WrittenProof } from '../proof/prove-entry.ts';

interface Options {
  readonly out?: string;
  readonly to?: number | 'head';
  readonly json?: boolean;
}

export function proofCommand(): Command {
  return new Command('proof')
    .description('write a proof that an entry is in the journal, to be checked without a server')
    .argument('<entry>', 'journal position, instruction id (ins-…) or idempotency key')
    .option('--out <file>', 'write the proof there instead of to standard output')
    .option('--to <row>', 'link it to a later row: its number, or "head" for the last one', parseTo)
    .option('--json', 'with --out, print what was written as JSON; the proof itself always is')
    .addHelpText('after', HELP)
    .action(prove);
}

async function prove(entry: string, { out, to, json = false }: Options): Promise<void> {
  const written = await make(entry, to);
  if (!written.ok) return printFault(written.fault, json);
  const { proof, text } = written.value;
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeFile(out, text);
  const { entry: proved, row, head } = proof;
  const summary = { file: out, bytes: Buffer.byteLength(text), position: proved.position };
  if (json) printJson({ ok: true, ...summary, row: { seq: row.seq, hash: row.hash }, head });
  else print(`Wrote ${out} (${summary.bytes} bytes): row ${row.seq}, hash ${row.hash}.`);
}

async function make(entry: string, to: Options['to']): Promise<Checked<WrittenProof>> {
  const { config, reports } = commandContext();
  const stores = await openStores(config, reports);
  try {
    const onProgress = (rows: number) => reports.onProgress(`${rows} rows searched`);
    return await proveEntry({ book: config.book, ...stores, onProgress }, entry, to);
  } finally {
    await stores.close();
  }
}

function parseTo(text: string): number | 'head' {
  if (text === 'head') return text;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give the number of a row, or "head".');
}

const HELP = `
An instruction stands for the event that settled it, or else for the last that moved it. A key is one that you sent as
Idempotency-Key, or PARTY/REFERENCE of a JSON instruction without one; write key:… when it looks like a position or an
instruction. Finding a key reads the journal from its beginning. Reads only; a server may run.

The proof shows the whole part of the row that holds the entry: up to 64 decisions, those of others included.
See docs/proofs.md before you hand it on.

Examples:
  tricord proof ins-36 --out payment.proof.json
  tricord proof 41 --to head > entry.proof.json
  tricord proof bank-alpha/INVOICE-7 | tricord verify-proof -`;
