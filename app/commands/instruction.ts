import { Command } from 'commander';
import { readInstruction } from '../client/read-instruction.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { renderInstruction } from '../output/render-instruction.ts';

interface Options {
  readonly json?: boolean;
  readonly url?: string;
}

export function instructionCommand(): Command {
  return new Command('instruction')
    .description('show one instruction: its terms, where it stands, and how it came there')
    .argument('<id>', 'id of the instruction, as its answer said, like ins-42')
    .option('--json', 'print it as JSON')
    .option('--url <url>', 'address of the server; by default that of this TRICORD_HOME')
    .action(async (id: string, { json = false, url }: Options) => {
      const instruction = await readInstruction(commandContext(), url, id);
      if (json) printJson(instruction);
      else print(renderInstruction(instruction));
    });
}
