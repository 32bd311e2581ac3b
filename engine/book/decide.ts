import type { InstructionId, TimeMs } from '../ids.ts';
import { decideLoneTransfer } from '../ledger/decide-lone-transfer.ts';
import { decidePosting } from '../ledger/decide-posting.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import type { CurrencyList } from '../money/currency.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import { decideCancel, decideLateCancel } from '../settlement/decide-cancel.ts';
import { resolveInstruction } from '../settlement/resolve-instruction.ts';
import type { Command } from './command.ts';
import {
  decideAdmission,
  decideFreeze,
  decideOpenAccount,
  decideSetLimits,
} from './decide-account.ts';
import { decideRegisterInstrument, decideRegisterParticipant } from './decide-registration.ts';
import { decideAttestation, decideSupply } from './decide-supply.ts';
import type { Event } from './event.ts';
import { permitsTransfer, postingContext } from './move-policy.ts';
import type { Archived, Past } from './past.ts';
import type { BookState } from './state.ts';

/** What the engine cannot know by itself. */
export interface Surroundings {
  readonly currencies: CurrencyList;
  readonly past: Past;
}

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
    case 'open_book':
      return accepted([{ type: 'book_opened', epoch: state.epoch + 1, writer: command.writer }]);
    case 'tick':
      return accepted([]);
  }
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
  const wasHold = (id: string) => past.madeHold(id);
  const general = { ...postingContext(state, at), list: 'operations', wasHold } as const;
  const decided = decidePosting(general, command.operations);
  if (!decided.ok) return decided;
  return accepted([{ type: 'posted', cause: 'transfer', movements: decided.value }]);
}

function decideSubmit(
  state: BookState,
  { past }: Surroundings,
  command: Command & { type: 'submit_instruction' },
  at: TimeMs,
): Result<Event[]> {
  const { ledger, instruments } = state;
  const id = `ins-${state.position + 1}` as InstructionId;
  const input = command.instruction;
  const takenBy = (name: string) => instructionUnder(state, past, name);
  const resolved = resolveInstruction({ ledger, instruments, takenBy, at, id }, input);
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
  const instruction = state.settlement.instructions.get(command.instruction as InstructionId);
  if (instruction !== undefined) return decideCancel(state.settlement, instruction, party.value);
  const ended = past.instruction(command.instruction);
  if (ended === 'archived') {
    const detail = `"${command.instruction}" is of a time that is archived`;
    return refused('not_cancellable', 'instruction', detail);
  }
  if (ended !== undefined) return decideLateCancel(ended, party.value);
  const detail = `no instruction "${command.instruction}" was accepted`;
  return refused('instruction_unknown', 'instruction', detail);
}
