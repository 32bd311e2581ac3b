import { Command } from 'commander';

/**
 * Its commands are loaded when one of them is asked for: what they need of chains takes as long to load as all the rest.
 */
export async function chainCommand(words: readonly string[]): Promise<Command> {
  const command = new Command('chain').description(
    'settlement on EVM chains: a development chain, its state, a watcher',
  );
  if (!words.includes('chain')) return command;
  const [{ chainDevCommand }, { chainStatusCommand }, { chainWatchCommand }] = await Promise.all([
    import('./chain-dev.ts'),
    import('./chain-status.ts'),
    import('./chain-watch.ts'),
  ]);
  return command
    .addCommand(chainDevCommand())
    .addCommand(chainStatusCommand())
    .addCommand(chainWatchCommand());
}
