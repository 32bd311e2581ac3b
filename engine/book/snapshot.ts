import { type BridgeContent, keepBridges, restoreBridges } from '../bridge/bridge-snapshot.ts';
import type {
  AccountId,
  ChainAddress,
  InstrumentId,
  ParticipantId,
  Position,
  TimeMs,
  TradeId,
} from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { addInstrument, admit } from '../instruments/state.ts';
import type { Account } from '../ledger/account.ts';
import type { Hold } from '../ledger/hold.ts';
import type { Participant } from '../ledger/participant.ts';
import { addParticipant, restoreAccounts } from '../ledger/state.ts';
import type { ChainTerms } from '../settlement/chain/chain-profile.ts';
import type { ChainSettlement, ChainState } from '../settlement/chain/chain-settlement.ts';
import {
  type CreditContent,
  keepCredit,
  restoreCredit,
} from '../settlement/credit/credit-snapshot.ts';
import type { Claim, Cycle } from '../settlement/cycle/cycle.ts';
import { beginning, waitForOthers } from '../settlement/evolve-settlement.ts';
import type { Instruction, Trade } from '../settlement/instruction.ts';
import { keepOrder } from '../settlement/legs-in-order.ts';
import type { Penalty, PenaltyRate } from '../settlement/penalty/penalty.ts';
import type { PvpRules } from '../settlement/pvp/pvp-rules.ts';
import { measuresOf } from '../settlement/pvp/risk-measures.ts';
import type { LiquidityTerms } from '../settlement/queue/liquidity-terms.ts';
import { queueRulesOf } from '../settlement/queue/queue-rules.ts';
import { DEFAULT_RULES, type SettlementRules } from '../settlement/settlement-rules.ts';
import { append, countOpen, type SettlementState } from '../settlement/state.ts';
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
  /** Absent while there are none. */
  readonly pvpRules?: PvpRules;
  readonly instructions: readonly Instruction[];
  readonly openTrades: readonly Trade[];
  /** Waiting trades by the account they wait for, in the order in which they will try again. */
  readonly blocked: readonly (readonly [AccountId, readonly TradeId[]])[];
  /** Absent while the book knows of none. */
  readonly credit?: CreditContent;
  /** Absent while there are none. */
  readonly bridges?: readonly BridgeContent[];
  // What nobody has used is absent, so that such a book keeps its hash.
  readonly cycles?: readonly Cycle[];
  readonly claims?: readonly Claim[];
  readonly penaltyRates?: readonly PenaltyRate[];
  readonly penalties?: readonly Penalty[];
  /** The last day that was computed, alone in a list. */
  readonly penaltiesTo?: readonly string[];
  /** Absent where no account has any. */
  readonly liquidity?: readonly (readonly [AccountId, LiquidityTerms])[];
  // Absent where nothing is at home on a chain.
  readonly chains?: readonly ChainTerms[];
  readonly addresses?: readonly (readonly [AccountId, ChainAddress])[];
  readonly chainSettlements?: readonly ChainSettlement[];
  /** By account: the day, and what it has paid each other net. */
  readonly netPaid?: readonly (readonly [
    AccountId,
    string,
    readonly (readonly [AccountId, bigint])[],
  ])[];
}

export function takeSnapshot(state: BookState): SnapshotContent {
  const { ledger, instruments, settlement } = state;
  const credit = keepCredit(state.credit);
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
    ...(settlement.pvp === undefined ? {} : { pvpRules: settlement.pvp.rules }),
    instructions: [...settlement.instructions.values()],
    openTrades: [...settlement.openTrades.values()],
    blocked: [...settlement.blocked].map(([account, trades]) => [account, [...trades]]),
    ...(credit === undefined ? {} : { credit }),
    ...(state.bridges.size === 0 ? {} : { bridges: keepBridges(state.bridges) }),
    ...netSettlement(settlement),
    ...keptChains(settlement.chain),
    ...(settlement.liquidity.size === 0 ? {} : { liquidity: [...settlement.liquidity] }),
    ...(settlement.netPaid.size === 0 ? {} : { netPaid: keptNetPaid(state) }),
  };
}

function netSettlement({ cycles, claims, penalties }: SettlementState): Partial<SnapshotContent> {
  const { rates, open, computedTo } = penalties;
  return {
    ...(cycles.size === 0 ? {} : { cycles: [...cycles.values()] }),
    ...(claims.size === 0 ? {} : { claims: [...claims.values()] }),
    ...(rates.size === 0 ? {} : { penaltyRates: [...rates.values()] }),
    ...(open.size === 0 ? {} : { penalties: [...open.values()] }),
    ...(computedTo === '' ? {} : { penaltiesTo: [computedTo] }),
  };
}

function keptChains({ chains, addresses, settlements }: ChainState): Partial<SnapshotContent> {
  return {
    ...(chains.size === 0 ? {} : { chains: [...chains.values()] }),
    ...(addresses.size === 0 ? {} : { addresses: [...addresses] }),
    ...(settlements.size === 0 ? {} : { chainSettlements: [...settlements.values()] }),
  };
}

function restoreChains(state: ChainState, content: SnapshotContent): void {
  for (const chain of content.chains ?? []) state.chains.set(chain.id, chain);
  for (const [account, address] of content.addresses ?? []) state.addresses.set(account, address);
  for (const each of content.chainSettlements ?? []) state.settlements.set(each.trade, each);
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
  restoreAccounts(state.ledger, content.accounts);
  for (const hold of content.holds) restoreHold(state, hold);
  state.settlement.rules = content.settlementRules ?? DEFAULT_RULES;
  const { pvpRules } = content;
  state.settlement.pvp = pvpRules === undefined ? undefined : measuresOf(pvpRules);
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
  state.credit = restoreCredit(content.credit);
  state.bridges = restoreBridges(content.bridges);
  restoreNetSettlement(state.settlement, content);
  restoreChains(state.settlement.chain, content);
  for (const { terms, closesAt } of content.cycles ?? []) {
    if (closesAt !== undefined) state.timers.add({ at: closesAt, kind: 'cycle', id: terms.id });
  }
  return state;
}

function restoreNetSettlement(
  { cycles, claims, penalties }: SettlementState,
  content: SnapshotContent,
): void {
  for (const cycle of content.cycles ?? []) cycles.set(cycle.terms.id, cycle);
  for (const claim of content.claims ?? []) claims.set(claim.id, claim);
  for (const rate of content.penaltyRates ?? []) penalties.rates.set(rate.instrument, rate);
  for (const penalty of content.penalties ?? []) penalties.open.set(penalty.id, penalty);
  penalties.computedTo = content.penaltiesTo?.[0] ?? '';
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
  const { id, status } = instruction;
  settlement.instructions.set(id, instruction);
  countOpen(settlement, instruction.party, 1);
  settlement.references.add(instruction);
  if (status === 'unmatched') {
    keepOrder(settlement, instruction);
    waitForOthers(settlement, instruction);
  }
  const nearest = instruction.reason?.nearest;
  if (nearest !== undefined) append(settlement.comparedWith, nearest, id);
  for (const { on, broken } of instruction.dependsOn) {
    if (!broken) append(settlement.dependents, on, id);
  }
  addInstructionTimers(state, instruction, instruction.alleged);
  if (instruction.retryAt !== undefined) {
    state.timers.add({ at: instruction.retryAt, kind: 'settlement_date', id });
  }
}
