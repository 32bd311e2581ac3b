import type { PenaltyId, TimeMs } from '../../ids.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import { inQueueOrder } from '../cycle/queue-order.ts';
import { dateOf, parseDate } from '../settlement-date.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { SettlementState } from '../state.ts';
import { failsOf } from './find-fails.ts';
import type { Penalty } from './penalty.ts';
import type { OmittedPenalty } from './penalty-event.ts';
import { type Directory, reckon } from './reckon.ts';

interface ComputeContext extends Directory {
  readonly settlement: SettlementState;
  readonly at: TimeMs;
}

/**
 * Records one day's penalty for every fail as it stands now. A day is computed once: asked again, for it or for a day
 * before, nothing happens. Which days count, and when a day is over, is for the caller to say.
 */
export function decideComputePenalties(
  context: ComputeContext,
  text: string,
): Result<SettlementEvent[]> {
  const parsed = parseDate(text, 'date');
  if (!parsed.ok) return parsed;
  const date = parsed.value;
  if (date > dateOf(context.at)) {
    return refused('date_invalid', 'date', 'a day is computed when it has come');
  }
  const { penalties: state, openTrades } = context.settlement;
  if (date <= state.computedTo) return accepted([]);
  const penalties: Penalty[] = [];
  const omitted: OmittedPenalty[] = [];
  const late = [...openTrades.values()].filter(({ settlementDate }) => settlementDate <= date);
  for (const trade of inQueueOrder(context.settlement, late)) {
    for (const fail of failsOf(context.ledger, context.settlement, trade)) {
      const rate = state.rates.get(fail.instrument);
      if (rate === undefined) continue;
      const reckoned = reckon(context, fail, rate);
      if ('omitted' in reckoned) {
        omitted.push({ trade: trade.id, payer: fail.party, detail: reckoned.omitted });
        continue;
      }
      const id = `pen-${date}-${penalties.length + 1}` as PenaltyId;
      penalties.push({ id, date, ...reckoned.penalty });
    }
  }
  return accepted([{ type: 'penalties_computed', date, penalties, omitted }]);
}
