import type { AccountId, InstrumentId, ParticipantId, Position, TimeMs, TradeId } from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { addInstrument, admit } from '../instruments/state.ts';
import type { Account } from '../ledger/account.ts';
import type { Hold } from '../ledger/hold.ts';
import type { Participant } from '../ledger/participant.ts';
import { addAccount, addParticipant } from '../ledger/state.ts';
import { beginning } from '../settlement/evolve-settlement.ts';
import type { Instruction, Trade } from '../settlement/instruction.ts';
import { matchingOf } from '../settlement/match-key.ts';
import type { LiquidityTerms } from '../settlement/queue/liquidity-terms.ts';
import { queueRulesOf } from '../settlement/queue/queue-rules.ts';
import { referenceKey } from '../settlement/reference-key.ts';
import { DEFAULT_RULES, type SettlementRules } from '../settlement/settlement-rules.ts';
import { append } from '../settlement/state.ts';
import { tolerancesOf } from '../settlement/tolerances.ts';
import { addInstructionTimers } from './instruction-timers.ts';
import { type BookState, emptyBook } from './state.ts';

/** The state without what can be made from the rest of it. Plain data, ready to be packed. */
export interface SnapshotContent {
  readonly at: TimeMs;
  readonly position: Position;
  readonly epoch: number;
  readonly writer: string;
  readonly participants: readonly Participant[];
  readonly instruments: readonly Instrument[];
  readonly admissions: readonly (readonly [InstrumentId, ParticipantId])[];
  readonly accounts: readonly Account[];
  readonly holds: readonly Hold[];
  /** Absent in snapshots from before there were any. */
  readonly settlementRules?: SettlementRules;
  readonly instructions: readonly Instruction[];
  readonly openTrades: readonly Trade[];
  /** Waiting trades by the account they wait for, in the order in which they will try again. */
  readonly blocked: readonly (readonly [AccountId, readonly TradeId[]])[];
  /** Absent where no account has any. */
  readonly liquidity?: readonly (readonly [AccountId, LiquidityTerms])[];
  /** By account: the day, and what it has paid each other net. */
  readonly netPaid?: readonly (readonly [
    AccountId,
    string,
    readonly (readonly [AccountId, bigint])[],
  ])[];
}

export function takeSnapshot(state: BookState): SnapshotContent {
  const { ledger, instruments, settlement } = state;
  return {
    at: state.at,
    position: state.position,
    epoch: state.epoch,
    writer: state.writer,
    participants: [...ledger.participants.values()],
    instruments: [...instruments.instruments.values()],
    admissions: [...instruments.admissions].flatMap(([instrument, participants]) =>
      [...participants].map((participant) => [instrument, participant] as const),
    ),
    accounts: [...ledger.accounts.values()],
    holds: [...ledger.holds.values()],
    ...(settlement.rules === DEFAULT_RULES ? {} : { settlementRules: settlement.rules }),
    instructions: [...settlement.instructions.values()],
    openTrades: [...settlement.openTrades.values()],
    blocked: [...settlement.blocked].map(([account, trades]) => [account, [...trades]]),
    ...(settlement.liquidity.size === 0 ? {} : { liquidity: [...settlement.liquidity] }),
    ...(settlement.netPaid.size === 0 ? {} : { netPaid: keptNetPaid(state) }),
  };
}

function keptNetPaid({ settlement }: BookState): NonNullable<SnapshotContent['netPaid']> {
  return [...settlement.netPaid].map(([account, { date, net }]) => [account, date, [...net]]);
}

/** Makes a state of it, which takes the objects of `content` over: give it a copy of its own. */
export function restoreSnapshot(content: SnapshotContent): BookState {
  const state = emptyBook();
  const { at, position, epoch, writer } = content;
  Object.assign(state, { at, position, epoch, writer });
  for (const participant of content.participants) addParticipant(state.ledger, participant);
  for (const instrument of content.instruments) addInstrument(state.instruments, instrument);
  for (const [instrument, participant] of content.admissions) {
    admit(state.instruments, instrument, participant);
  }
  for (const account of content.accounts) addAccount(state.ledger, account);
  for (const hold of content.holds) restoreHold(state, hold);
  state.settlement.rules = content.settlementRules ?? DEFAULT_RULES;
  state.settlement.tolerances = tolerancesOf(state.settlement.rules, content.instruments);
  state.settlement.queueRules = queueRulesOf(state.settlement.rules.queues);
  for (const [id, terms] of content.liquidity ?? []) state.settlement.liquidity.set(id, terms);
  for (const [id, date, net] of content.netPaid ?? []) {
    state.settlement.netPaid.set(id, { date, net: new Map(net) });
  }
  for (const instruction of content.instructions) restoreInstruction(state, instruction);
  for (const trade of content.openTrades) state.settlement.openTrades.set(trade.id, trade);
  for (const [account, trades] of content.blocked) {
    state.settlement.blocked.set(account, new Set(trades));
    for (const trade of trades) state.settlement.blockedOn.set(trade, account);
  }
  return state;
}

function restoreHold(state: BookState, hold: Hold): void {
  state.ledger.holds.set(hold.id, hold);
  if (hold.expiresAt === undefined) return;
  state.timers.add({ at: hold.expiresAt, kind: 'hold', id: hold.id });
}

function restoreInstruction(state: BookState, kept: Instruction): void {
  const { settlement } = state;
  // What an older snapshot does not say is as it is in the beginning.
  const instruction = Object.assign(beginning(kept), kept);
  const { id, status, party, reference } = instruction;
  settlement.instructions.set(id, instruction);
  settlement.references.set(referenceKey(party, reference), id);
  if (status === 'unmatched') {
    const matching = matchingOf(instruction, settlement.tolerances);
    settlement.matching.set(id, matching);
    settlement.unmatched.add(id, party, matching);
  }
  for (const { on, broken } of instruction.dependsOn) {
    if (!broken) append(settlement.dependents, on, id);
  }
  addInstructionTimers(state, instruction);
  if (instruction.retryAt !== undefined) {
    state.timers.add({ at: instruction.retryAt, kind: 'settlement_date', id });
  }
}
