import type { Bytes32, TimeMs } from '../ids.ts';
import { decideStart, planStart, type StartContext } from '../settlement/chain/decide-start.ts';
import type { Route } from '../settlement/chain/mechanism.ts';
import type { Waiting } from '../settlement/decide-settle.ts';
import type { Trade } from '../settlement/instruction.ts';
import { riskTest } from '../settlement/pvp/risk-tests.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import { mirrorPolicy } from './move-policy.ts';
import { settleContext } from './settle-context.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import { waitFor } from './wait-for.ts';

/** Whether a trade with legs on chains could start, and asks the coordinator to; else what it waits for. */
export function readyOrWait(
  state: BookState,
  surroundings: Pick<Surroundings, 'calendars'>,
  trade: Trade,
  at: TimeMs,
): readonly SettlementEvent[] {
  if (state.settlement.chain.settlements.has(trade.id)) return [];
  const decided = decideStart(startContext(state, surroundings, at), state.settlement, trade);
  if ('settles' in decided) return waitFor(state, trade, decided);
  const { mechanism, chains } = decided;
  const detail = `${WORDS[mechanism]} ${chains.map(({ id }) => id).join(' and ')}: about to begin`;
  const reason = { code: 'awaiting_coordinator', detail } as const;
  const moved = waitFor(state, trade, { settles: 'not', reason });
  const { id, instructions } = trade;
  if (moved.length === 0) return [];
  return [{ type: 'chain_settlement_ready', trade: id, instructions, mechanism }, ...moved];
}

/** Starts it, if it still may: what is asked for may have changed since the coordinator was asked. */
export function startOrWait(
  state: BookState,
  surroundings: Pick<Surroundings, 'calendars'>,
  trade: Trade,
  at: TimeMs,
  hash: Bytes32 | undefined,
): readonly SettlementEvent[] {
  const context = startContext(state, surroundings, at);
  const decided = decideStart(context, state.settlement, trade);
  if ('settles' in decided) return waitFor(state, trade, decided);
  return started(state, context, trade, decided, hash);
}

function started(
  { settlement }: BookState,
  context: StartContext,
  trade: Trade,
  route: Route,
  hash: Bytes32 | undefined,
): readonly SettlementEvent[] {
  const plan = planStart(context, settlement, trade, route, hash);
  const { id, instructions } = trade;
  const detail = `${WORDS[plan.mechanism]} ${route.chains.map((chain) => chain.id).join(' and ')}`;
  const reason = { code: 'settling_on_chain', detail } as const satisfies Waiting['reason'];
  return [
    { type: 'chain_settlement_started', trade: id, instructions, plan },
    ...instructions.map(
      (each) => ({ type: 'instruction_moved', id: each, to: 'pending', reason }) as const,
    ),
  ];
}

const WORDS = {
  escrow: 'all legs in escrow on',
  lock_and_hold: 'reserved here and locked on',
  swap: 'a swap over',
} as const;

function startContext(
  state: BookState,
  surroundings: Pick<Surroundings, 'calendars'>,
  at: TimeMs,
): StartContext {
  return {
    ...settleContext(state, surroundings, at),
    instruments: state.instruments,
    mirrorPolicy: mirrorPolicy(state),
    riskTest: riskTest(state, state.settlement.pvp),
  };
}
