import type { Result } from '../refusal.ts';
import type { BridgeCommand } from './bridge-command.ts';
import type { BridgeEvent } from './bridge-event.ts';
import type { BridgeContext, BridgeWorld } from './bridge-state.ts';
import { decideCompare, decideResume, decideStop } from './decide-compare.ts';
import { decideDeposit, decideReverseDeposit } from './decide-deposit.ts';
import { decideRelease, decideReverseRelease, decideStartRelease } from './decide-release.ts';
import { decideReleaseSuspended, decideReturnSuspended } from './decide-suspense.ts';
import { decideCancelWithdrawal, decideWithdraw } from './decide-withdrawal.ts';

/** All commands about bridges but the one that defines them, which opens an account too. */
export function decideBridge(
  world: BridgeWorld,
  context: BridgeContext,
  command: Exclude<BridgeCommand, { type: 'define_bridge' }>,
): Result<BridgeEvent[]> {
  switch (command.type) {
    case 'record_bridge_deposit':
      return decideDeposit(world, context, command);
    case 'reverse_bridge_deposit':
      return decideReverseDeposit(world, command);
    case 'release_suspended_deposit':
      return decideReleaseSuspended(world, context, command);
    case 'return_suspended_deposit':
      return decideReturnSuspended(world, context, command);
    case 'withdraw':
      return decideWithdraw(world, context, command);
    case 'cancel_withdrawal':
      return decideCancelWithdrawal(world, command);
    case 'start_bridge_release':
      return decideStartRelease(world, command);
    case 'record_bridge_release':
      return decideRelease(world, context, command);
    case 'reverse_bridge_release':
      return decideReverseRelease(world, command);
    case 'compare_bridge':
      return decideCompare(world, context, command);
    case 'stop_bridge':
      return decideStop(world, context, command);
    case 'resume_bridge':
      return decideResume(world, context, command);
  }
}
