import type { Fault } from '../proof/proof.ts';
import { printJson } from './command-context.ts';

/** Says why there is no proof, and lets the process end with 1. */
export function printFault({ code, detail }: Fault, json: boolean): void {
  process.exitCode = 1;
  if (json) printJson({ ok: false, code, detail });
  else process.stderr.write(`tricord: ${code}: ${detail}\n`);
}
