import type { Gateway } from '../../engine/ports/gateway.ts';
import { sandboxCommands } from './sandbox-commands.ts';

/** Opens the sandbox book, or finds it as it was. True when it is new. */
export async function openSandbox(gateway: Gateway): Promise<boolean> {
  const answers = await Promise.all(sandboxCommands().map((command) => gateway.submit(command)));
  for (const { receipt } of answers) {
    if (receipt.ok) continue;
    const { code, field, detail } = receipt.refusal;
    throw new Error(`the sandbox cannot be opened: ${code} ${field}: ${detail}`);
  }
  return answers.some(({ replayed }) => !replayed);
}
