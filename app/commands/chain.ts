import { Command } from 'commander';
import { chainDevCommand } from './chain-dev.ts';
import { chainStatusCommand } from './chain-status.ts';
import { chainWatchCommand } from './chain-watch.ts';

export function chainCommand(): Command {
  return new Command('chain')
    .description('settlement on EVM chains: a development chain, its state, a watcher')
    .addCommand(chainDevCommand())
    .addCommand(chainStatusCommand())
    .addCommand(chainWatchCommand());
}
