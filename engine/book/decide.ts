import { decideBridge } from '../bridge/decide-bridge.ts';
import { decideDefine, suspenseAccount } from '../bridge/decide-define.ts';
import { guardBridgeHolds } from '../bridge/guard-bridge-holds.ts';
import type { InstructionId, InstrumentId, TimeMs } from '../ids.ts';
import { decideLoneTransfer } from '../ledger/decide-lone-transfer.ts';
import { decidePosting } from '../ledger/decide-posting.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import { guardReservations } from '../settlement/chain/guard-reservations.ts';
import { isSettlingOnChain } from '../settlement/chain/on-chain.ts';
import { decideCredit } from '../settlement/credit/decide-credit.ts';
import { guardPledges } from '../settlement/credit/guard-pledges.ts';
import { findCycle } from '../settlement/cycle/decide-close.ts';
import { decideDefineCycle } from '../settlement/cycle/decide-define.ts';
import { decideRepayClaim } from '../settlement/cycle/decide-repay.ts';
import { decideAmend } from '../settlement/decide-amend.ts';
import { decideCancel, decideLateCancel } from '../settlement/decide-cancel.ts';
import { decideHoldInstruction } from '../settlement/decide-hold-instruction.ts';
import { decideRules } from '../settlement/decide-rules.ts';
import type { Instruction } from '../settlement/instruction.ts';
import { decideComputePenalties } from '../settlement/penalty/decide-compute.ts';
import { decidePostPenalties } from '../settlement/penalty/decide-post.ts';
import { decidePenaltyRate } from '../settlement/penalty/decide-rate.ts';
import { decidePvpRules } from '../settlement/pvp/decide-pvp-rules.ts';
import { decideLiquidity } from '../settlement/queue/decide-liquidity.ts';
import { decideReorder } from '../settlement/queue/decide-reorder.ts';
import { resolveInstruction } from '../settlement/resolve-instruction.ts';
import { calendarOf } from './calendar-of.ts';
import { closeAfter } from './close-after.ts';
import { closeCycle } from './close-cycle.ts';
import type { Command } from './command.ts';
import {
  decideAdmission,
  decideFreeze,
  decideOpenAccount,
  decideSetLimits,
} from './decide-account.ts';
import { decideChain } from './decide-chain.ts';
import { decideResolveQueue, decideSettleQueue } from './decide-queue.ts';
import { decideRegisterInstrument, decideRegisterParticipant } from './decide-registration.ts';
import { decideAttestation, decideSupply } from './decide-supply.ts';
import type { Event } from './event.ts';
import { permitsTransfer, postingContext, receiverPolicy } from './move-policy.ts';
import type { Archived, Past } from './past.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

export type { Surroundings };

/** Answers a command with events or a refusal. Changes nothing: what is decided is applied by evolve. */
export function decide(
  state: BookState,
  surroundings: Surroundings,
  command: Command,
  at: TimeMs,
): Result<Event[]> {
  switch (command.type) {
    case 'register_participant':
      return decideRegisterParticipant(state, command);
    case 'register_instrument':
      return decideRegisterInstrument(state, surroundings.currencies, command);
    case 'open_account':
      return decideOpenAccount(state, command);
    case 'set_limits':
      return decideSetLimits(state, command);
    case 'freeze_account':
      return decideFreeze(state, command);
    case 'admit':
    case 'revoke':
      return decideAdmission(state, command);
    case 'attest_reserves':
      return decideAttestation(state, command, at);
    case 'issue':
    case 'redeem':
      return decideSupply(state, command, at);
    case 'post':
      return decidePost(state, surroundings, command, at);
    case 'submit_instruction':
      return decideSubmit(state, surroundings, command, at);
    case 'cancel_instruction':
      return decideCancellation(state, surroundings, command);
    case 'hold_instruction':
    case 'release_instruction':
      return decideHold(state, surroundings, command);
    case 'amend_instruction':
      return decideAmendment(state, surroundings, command, at);
    case 'reorder_instruction':
      return decideReordering(state, surroundings, command);
    case 'set_liquidity':
      return decideTerms(state, command);
    case 'resolve_queue':
      return decideResolveQueue(state, surroundings, command, at);
    case 'settle_queue':
      return decideSettleQueue(state, surroundings, command, at);
    case 'set_settlement_rules':
      return decideRules(
        state.settlement.rules,
        state.ledger,
        state.instruments,
        surroundings.currencies,
        command.rules,
      );
    case 'set_credit_line':
    case 'set_eligibility':
    case 'set_prices':
    case 'pledge':
    case 'release_pledge':
    case 'draw_credit':
    case 'repay_credit':
    case 'close_credit_day':
    case 'open_credit_day': {
      const context = postingContext(state, at);
      return decideCredit(state, context, surroundings.currencies, command, state.position + 1);
    }
    case 'define_bridge':
      return decideDefineBridge(state, command);
    case 'record_bridge_deposit':
    case 'reverse_bridge_deposit':
    case 'release_suspended_deposit':
    case 'return_suspended_deposit':
    case 'withdraw':
    case 'cancel_withdrawal':
    case 'start_bridge_release':
    case 'record_bridge_release':
    case 'reverse_bridge_release':
    case 'compare_bridge':
    case 'stop_bridge':
    case 'resume_bridge':
      return decideBridge(state, postingContext(state, at, receiverPolicy(state)), command);
    case 'set_pvp_rules':
      return decidePvpRules(state.ledger, surroundings.currencies, command.rules);
    case 'define_cycle':
      return decideDefineCycle(
        { ...state, closeAfter: (terms) => closeAfter(state, surroundings.calendars, terms, at) },
        command.cycle,
      );
    case 'end_cycle':
      return decideEndCycle(state, command.cycle);
    case 'close_cycle':
      return closeCycle(state, surroundings, command.cycle, at);
    case 'repay_claim': {
      const { claim, amount } = command;
      return decideRepayClaim(postingContext(state, at), state.settlement, claim, amount);
    }
    case 'set_penalty_rate':
      return decidePenaltyRate(state.instruments, command.rate);
    case 'compute_penalties':
      return decideComputePenalties({ ...state, at }, command.date);
    case 'post_penalties':
      return decidePostPenalties(postingContext(state, at), state.settlement.penalties, command);
    case 'define_chain':
    case 'start_chain_settlement':
    case 'record_chain_fact':
    case 'reverse_chain_fact':
    case 'record_chain_time':
    case 'resolve_chain_settlement':
      return decideChain(state, surroundings, command, at);
    case 'open_book':
      return accepted([{ type: 'book_opened', epoch: state.epoch + 1, writer: command.writer }]);
    case 'tick':
      return accepted([]);
  }
}

function decideDefineBridge(
  state: BookState,
  { bridge }: Command & { type: 'define_bridge' },
): Result<Event[]> {
  const decided = decideDefine(state, bridge);
  if (!decided.ok) return decided;
  const account = suspenseAccount(decided.value);
  const defined: Event = { type: 'bridge_defined', terms: decided.value.terms };
  return accepted(
    account === undefined ? [defined] : [{ type: 'account_opened', ...account }, defined],
  );
}

function decidePost(
  state: BookState,
  { past }: Surroundings,
  command: Command & { type: 'post' },
  at: TimeMs,
): Result<Event[]> {
  const lone = decideLoneTransfer(state, command.operations, permitsTransfer);
  if (lone !== undefined) {
    return accepted([{ type: 'posted', cause: 'transfer', movements: [lone] }]);
  }
  const guarded =
    guardPledges(state.credit, command.operations) ??
    guardBridgeHolds(state.bridges, command.operations) ??
    guardReservations(command.operations);
  if (guarded !== undefined) return { ok: false, refusal: guarded };
  const wasHold = (id: string) => past.madeHold(id);
  const general = { ...postingContext(state, at), list: 'operations', wasHold } as const;
  const decided = decidePosting(general, command.operations);
  if (!decided.ok) return decided;
  return accepted([{ type: 'posted', cause: 'transfer', movements: decided.value }]);
}

function decideSubmit(
  state: BookState,
  { past, calendars }: Surroundings,
  command: Command & { type: 'submit_instruction' },
  at: TimeMs,
): Result<Event[]> {
  const { ledger, instruments, settlement } = state;
  const id = `ins-${state.position + 1}` as InstructionId;
  const input = command.instruction;
  const takenBy = (name: string) => instructionUnder(state, past, name);
  const calendar = (ids: Iterable<InstrumentId>) => calendarOf(state, calendars, ids);
  const context = { ledger, instruments, settlement, takenBy, calendarOf: calendar, at, id };
  const resolved = resolveInstruction(context, input);
  if (resolved.ok) return accepted([{ type: 'instruction_received', instruction: resolved.value }]);
  return accepted([{ type: 'instruction_rejected', id, input, refusal: resolved.refusal }]);
}

/** The instruction that a party's reference belongs to, whether it is open or has ended. */
function instructionUnder(
  state: BookState,
  past: Past,
  name: string,
): InstructionId | Archived | undefined {
  const open = state.settlement.references.get(name);
  if (open !== undefined) return open;
  const ended = past.instructionUnder(name);
  return ended === undefined || ended === 'archived' ? ended : ended.id;
}

function decideCancellation(
  state: BookState,
  { past }: Surroundings,
  command: Command & { type: 'cancel_instruction' },
): Result<Event[]> {
  const party = findParticipant(state.ledger, command.party, 'party');
  if (!party.ok) return party;
  const found = findOpen(state, past, command.instruction, 'not_cancellable');
  if (found.ok) {
    return (
      refuseWhileOnChain(state, found.value) ??
      decideCancel(state.settlement, found.value, party.value)
    );
  }
  const ended = past.instruction(command.instruction);
  if (ended === undefined || ended === 'archived') return found;
  return decideLateCancel(ended, party.value);
}

function decideEndCycle({ settlement }: BookState, id: string): Result<Event[]> {
  const cycle = findCycle(settlement, id);
  if (!cycle.ok) return cycle;
  return accepted([{ type: 'cycle_ended', cycle: cycle.value.terms.id }]);
}

function decideHold(
  state: BookState,
  { past }: Surroundings,
  command: Command & { type: 'hold_instruction' | 'release_instruction' },
): Result<Event[]> {
  const { party } = command;
  const asking = party === undefined ? undefined : findParticipant(state.ledger, party, 'party');
  if (asking?.ok === false) return asking;
  const found = findOpen(state, past, command.instruction, 'instruction_ended');
  if (!found.ok) return found;
  const refused = refuseWhileOnChain(state, found.value);
  if (refused !== undefined) return refused;
  return decideHoldInstruction(found.value, asking?.value, command.type === 'hold_instruction');
}

function decideAmendment(
  state: BookState,
  { past }: Surroundings,
  command: Command & { type: 'amend_instruction' },
  at: TimeMs,
): Result<Event[]> {
  const party = findParticipant(state.ledger, command.party, 'party');
  if (!party.ok) return party;
  const found = findOpen(state, past, command.instruction, 'instruction_ended');
  if (!found.ok) return found;
  const { settlement, instruments } = state;
  const started = refuseWhileOnChain(state, found.value);
  if (started !== undefined) return started;
  const context = { settlement, instruments, at };
  return decideAmend(context, found.value, party.value, command.changes);
}

function decideReordering(
  state: BookState,
  { past }: Surroundings,
  command: Command & { type: 'reorder_instruction' },
): Result<Event[]> {
  const party = findParticipant(state.ledger, command.party, 'party');
  if (!party.ok) return party;
  const found = findOpen(state, past, command.instruction, 'instruction_ended');
  if (!found.ok) return found;
  return decideReorder(state.ledger, state.settlement, found.value, party.value, command.to);
}

function decideTerms(
  { ledger, settlement }: BookState,
  { account, party, changes }: Command & { type: 'set_liquidity' },
): Result<Event[]> {
  const found = findParticipant(ledger, party, 'party');
  if (!found.ok) return found;
  return decideLiquidity(ledger, settlement, found.value, account, changes);
}

/** Whoever put something in on a chain relies on all others from then on. */
function refuseWhileOnChain(
  { settlement }: BookState,
  { id, trade }: Instruction,
): Result<never> | undefined {
  if (!isSettlingOnChain(settlement, trade)) return undefined;
  return refused('settling_on_chain', 'instruction', `${id} ends with what its chains say`);
}

/** An instruction that has not ended; one that has is refused with `late`. */
function findOpen(
  state: BookState,
  past: Past,
  id: string,
  late: 'not_cancellable' | 'instruction_ended',
): Result<Instruction> {
  const open = state.settlement.instructions.get(id as InstructionId);
  if (open !== undefined) return accepted(open);
  const ended = past.instruction(id);
  if (ended === 'archived') {
    return refused(late, 'instruction', `"${id}" is of a time that is archived`);
  }
  if (ended !== undefined) {
    return refused(late, 'instruction', `${ended.id} has ended: its history says how`);
  }
  return refused('instruction_unknown', 'instruction', `no instruction "${id}" was accepted`);
}
