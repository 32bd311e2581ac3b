import type { ClaimId } from '../../ids.ts';
import { decidePosting } from '../../ledger/decide-posting.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { SettlementState } from '../state.ts';

/** A defaulter pays back what others paid for it: all of a claim, or `amount` minor units. */
export function decideRepayClaim(
  context: Omit<PostingContext, 'list'>,
  { claims }: SettlementState,
  id: string,
  amount?: bigint,
): Result<SettlementEvent[]> {
  const claim = claims.get(id as ClaimId);
  if (claim === undefined) return refused('claim_unknown', 'claim', `no claim "${id}" is open`);
  const { debtor: from, creditor: to } = claim;
  const paid = amount ?? claim.amount;
  if (paid > claim.amount) {
    return refused('field_invalid', 'amount', `the claim is of ${claim.amount} minor units`);
  }
  const transfer = { op: 'transfer', from, to, amount: paid } as const;
  const decided = decidePosting({ ...context, list: 'operations' }, [transfer]);
  return decided.ok ? accepted([{ type: 'claim_repaid', claim, amount: paid }]) : decided;
}
