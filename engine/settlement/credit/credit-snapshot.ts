import type { Eligibility } from './credit-event.ts';
import type { CreditTerms, Pledge } from './credit-line.ts';
import {
  addPledge,
  type CreditState,
  eligibilityKey,
  emptyCredit,
  type Price,
  putLine,
} from './credit-state.ts';

/** What is known of credit, without what can be made from the rest of it. */
export interface CreditContent {
  readonly lines: readonly KeptLine[];
  readonly eligible: readonly Eligibility[];
  readonly prices: readonly Price[];
  readonly pledges: readonly Pledge[];
  readonly closed?: string;
}

interface KeptLine extends CreditTerms {
  readonly drawn: bigint;
  readonly called: bigint;
}

/** Nothing for a book that knows of no credit: such a book is what it was before there was any. */
export function keepCredit(state: CreditState): CreditContent | undefined {
  const { lines, eligible, prices, pledges, closed } = state;
  if (lines.size + eligible.size + prices.size === 0 && closed === undefined) return undefined;
  return {
    lines: [...lines.values()].map(keepLine),
    eligible: [...eligible.values()],
    prices: [...prices.values()],
    pledges: [...pledges.values()],
    ...(closed === undefined ? {} : { closed }),
  };
}

function keepLine(line: KeptLine): KeptLine {
  const { account, lender, cap, unsecured, collateral, drawn, called } = line;
  return { account, lender, cap, unsecured, collateral, drawn, called };
}

export function restoreCredit(content: CreditContent | undefined): CreditState {
  const state = emptyCredit();
  if (content === undefined) return state;
  for (const kept of content.lines) {
    const { drawn, called } = kept;
    Object.assign(putLine(state, keepLine(kept)), { drawn, called });
  }
  for (const each of content.eligible) {
    state.eligible.set(eligibilityKey(each.instrument, each.credit), each);
  }
  for (const price of content.prices) state.prices.set(price.instrument, price);
  for (const pledge of content.pledges) {
    const line = state.lines.get(pledge.line);
    if (line !== undefined) addPledge(state, line, pledge);
  }
  state.closed = content.closed;
  return state;
}
