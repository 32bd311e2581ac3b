import type { AccountId, InstructionId } from '../ids.ts';
import type { Waiting } from '../settlement/decide-settle.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import type { Reason, Trade } from '../settlement/instruction.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import type { BookState } from './state.ts';

/** Says what a trade waits for; nothing when it goes on waiting for the same. */
export function waitFor(
  state: BookState,
  trade: Trade,
  { reason, blockedOn, retryAt }: Waiting,
): readonly SettlementEvent[] {
  const first = instructionOf(state.settlement, trade.instructions[0] as InstructionId);
  const { status } = first;
  const waiting = status !== 'matched' && first.reason?.code === reason.code;
  const same = first.retryAt === retryAt && state.settlement.blockedOn.get(trade.id) === blockedOn;
  if (waiting && same) return [];
  const to = status === 'partially_settled' ? status : 'pending';
  return trade.instructions.map((id) => ({
    type: 'instruction_moved',
    id,
    to,
    reason: reasonFor(state, id, reason, blockedOn),
    ...(blockedOn === undefined ? {} : { blockedOn }),
    ...(retryAt === undefined ? {} : { retryAt }),
  }));
}

/** Only the owner of an account is told how it stands; to the others it would tell what they have no right to. */
function reasonFor(
  state: BookState,
  id: InstructionId,
  reason: Reason,
  blockedOn: AccountId | undefined,
): Reason {
  const owner = blockedOn === undefined ? undefined : state.ledger.accounts.get(blockedOn)?.owner;
  if (owner === undefined || instructionOf(state.settlement, id).party === owner) return reason;
  return { code: reason.code, detail: `waits for an account of ${owner}` };
}
