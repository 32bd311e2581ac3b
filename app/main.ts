import { Command } from 'commander';
import { accountsCommand } from './commands/accounts.ts';
import { archiveCommand } from './commands/archive.ts';
import { bridgeCommand } from './commands/bridge.ts';
import { calendarCommand } from './commands/calendar.ts';
import { certificateCommand } from './commands/certificate.ts';
import { chainCommand } from './commands/chain.ts';
import { instructionCommand } from './commands/instruction.ts';
import { keyCommand } from './commands/key.ts';
import { listCommand } from './commands/list.ts';
import { operateCommand } from './commands/operate.ts';
import { proofCommand } from './commands/proof.ts';
import { queueCommand } from './commands/queue.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { resolveCommand } from './commands/resolve.ts';
import { restoreCommand } from './commands/restore.ts';
import { snapshotCommand } from './commands/snapshot.ts';
import { startCommand } from './commands/start.ts';
import { submitCommand } from './commands/submit.ts';
import { verifyCommand } from './commands/verify.ts';
import { verifyArchiveCommand } from './commands/verify-archive.ts';
import { verifyCertificateCommand } from './commands/verify-certificate.ts';
import { verifyProofCommand } from './commands/verify-proof.ts';
import { VERSION } from './version.ts';

const program = new Command('tricord')
  .description('Settles payments and trades in tokenized money.')
  .version(VERSION)
  .addCommand(startCommand())
  .addCommand(submitCommand())
  .addCommand(accountsCommand())
  .addCommand(instructionCommand())
  .addCommand(queueCommand())
  .addCommand(listCommand())
  .addCommand(operateCommand())
  .addCommand(resolveCommand())
  .addCommand(verifyCommand())
  .addCommand(rebuildCommand())
  .addCommand(snapshotCommand())
  .addCommand(archiveCommand())
  .addCommand(restoreCommand())
  .addCommand(verifyArchiveCommand())
  .addCommand(proofCommand())
  .addCommand(verifyProofCommand())
  .addCommand(bridgeCommand())
  .addCommand(calendarCommand())
  .addCommand(certificateCommand())
  .addCommand(verifyCertificateCommand())
  .addCommand(keyCommand())
  .addCommand(await chainCommand(process.argv));

try {
  await program.parseAsync();
} catch (error) {
  // What a person can act on is in the message; the stack is for whoever asks for it.
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`tricord: ${stableCode(error)}${message}\n`);
  if (process.env.LOG_LEVEL === 'debug') process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
}

/** Ours are words in lower case; those of the operating system are in the message already. */
function stableCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[a-z_]+$/.test(code) ? `${code}: ` : '';
}
