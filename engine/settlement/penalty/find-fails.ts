import type { AccountId, InstructionId, InstrumentId, ParticipantId } from '../../ids.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { instructionOf } from '../evolve-settlement.ts';
import type { Trade } from '../instruction.ts';
import type { SettlementState } from '../state.ts';
import type { FailureReason } from './penalty.ts';

/** That a trade has not settled because of one of its parties. */
export interface Fail {
  readonly trade: Trade;
  readonly party: ParticipantId;
  readonly reason: FailureReason;
  /** What the party did not give. */
  readonly instrument: InstrumentId;
}

/** Who keeps a trade that is due from settling. What the operator stopped, or a frozen account, is nobody's fail. */
export function failsOf(
  ledger: LedgerState,
  state: SettlementState,
  trade: Trade,
): readonly Fail[] {
  const sides = trade.instructions.map((id) => instructionOf(state, id));
  if (sides.some(({ heldBy }) => heldBy.includes('operator'))) return [];
  const holding = sides.filter(({ heldBy }) => heldBy.includes('party'));
  if (holding.length > 0) {
    return holding.flatMap(({ party }): readonly Fail[] => {
      const leg = trade.legs.find(({ from }) => ownerOf(ledger, from) === party);
      if (leg === undefined) return [];
      return [{ trade, party, reason: 'on_hold', instrument: leg.instrument }];
    });
  }
  const account = ledger.accounts.get(shortAccount(state, trade) ?? ('' as AccountId));
  if (account === undefined) return [];
  const { owner: party, instrument } = account;
  return [{ trade, party, reason: 'insufficient_funds', instrument }];
}

/** The account that a trade waits for because it has too little on it. */
function shortAccount(state: SettlementState, { id, instructions }: Trade): AccountId | undefined {
  const { reason } = instructionOf(state, instructions[0] as InstructionId);
  if (reason?.code === 'insufficient_funds' && state.blockedOn.has(id)) {
    return state.blockedOn.get(id);
  }
  if (reason?.code !== 'insufficient_funds' && reason?.code !== 'awaiting_cycle') return undefined;
  for (const { short } of state.cycles.values()) {
    const found = short.find(({ trade }) => trade === id);
    if (found !== undefined) return found.account;
  }
  return undefined;
}

export function ownerOf(ledger: LedgerState, account: AccountId): ParticipantId | undefined {
  return ledger.accounts.get(account)?.owner;
}
