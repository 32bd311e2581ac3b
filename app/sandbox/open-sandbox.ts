import type { Gateway } from '../../engine/ports/gateway.ts';
import type { Refusal } from '../../engine/refusal.ts';
import { sandboxCommands } from './sandbox-commands.ts';

/** Opens the sandbox book, or finds it as it was. True when it is new. */
export async function openSandbox(gateway: Gateway): Promise<boolean> {
  const answers = await Promise.all(sandboxCommands().map((command) => gateway.submit(command)));
  for (const { receipt } of answers) {
    if (receipt.ok) continue;
    throw new Error(explain(receipt.refusal));
  }
  return answers.some(({ replayed }) => !replayed);
}

function explain({ code, field, detail }: Refusal): string {
  if (code !== 'key_reused') return `the sandbox cannot be opened: ${code} ${field}: ${detail}`;
  return (
    'the sandbox in this book was made by another version of Tricord. Set TRICORD_SANDBOX=off to go on ' +
    'with the book as it is, or TRICORD_HOME to another folder to begin a new one'
  );
}
