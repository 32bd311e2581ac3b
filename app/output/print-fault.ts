import { printJson } from './command-context.ts';

/** Says why there is no answer, and lets the process end with 1. */
export function printFault(
  { code, detail }: { readonly code: string; readonly detail: string },
  json: boolean,
): void {
  process.exitCode = 1;
  if (json) printJson({ ok: false, code, detail });
  else process.stderr.write(`tricord: ${code}: ${detail}\n`);
}
