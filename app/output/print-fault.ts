import { printJson } from './command-context.ts';

interface Fault {
  readonly code: string;
  readonly detail: string;
}

/** Says why there is no proof or certificate, and lets the process end with 1. */
export function printFault({ code, detail }: Fault, json: boolean): void {
  process.exitCode = 1;
  if (json) printJson({ ok: false, code, detail });
  else process.stderr.write(`tricord: ${code}: ${detail}\n`);
}
