import type { ParticipantId } from '../../ids.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import type { Instruction } from '../instruction.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { SettlementState } from '../state.ts';
import type { QueueEnd } from './queue-rules.ts';

/** Whoever owns the account decides in which order what waits for it has its turn. */
export function decideReorder(
  ledger: LedgerState,
  state: SettlementState,
  { id, trade, party, status }: Instruction,
  asking: ParticipantId,
  to: QueueEnd,
): Result<SettlementEvent[]> {
  if (party !== asking) {
    return refused('party_not_involved', 'party', `${id} belongs to another party`);
  }
  if (to !== 'front' && to !== 'back') {
    return refused('field_invalid', 'to', 'give front or back');
  }
  const account = trade === null ? undefined : state.blockedOn.get(trade);
  if (account === undefined || ledger.accounts.get(account)?.owner !== asking) {
    return refused('not_queued', 'instruction', `${id} does not wait for an account of ${asking}`);
  }
  return accepted([{ type: 'instruction_reordered', id, to, status }]);
}
