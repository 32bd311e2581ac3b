import { checkReference, type ParticipantId, type TimeMs } from '../ids.ts';
import type { InstrumentsState } from '../instruments/state.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import type { Instruction, InstructionInput, Link, PartialTerms } from './instruction.ts';
import { resolveLinks } from './resolve-links.ts';
import { resolvePartial } from './resolve-partial.ts';
import type { Amendment, SettlementEvent } from './settlement-event.ts';
import type { SettlementState } from './state.ts';

/** What a party may change; `null` takes back what was said, and an absent field stays as it is. */
export interface AmendmentInput {
  readonly priority?: NonNullable<InstructionInput['priority']> | null;
  readonly partial?: NonNullable<InstructionInput['partial']> | null;
  readonly links?: NonNullable<InstructionInput['links']> | null;
  readonly expiresAt?: TimeMs;
  /** Until it matches. */
  readonly tradeReference?: string | null;
  /** Until it matches. */
  readonly place?: string | null;
}

interface AmendContext {
  readonly settlement: SettlementState;
  readonly instruments: InstrumentsState;
  readonly at: TimeMs;
}

/**
 * How an instruction is processed may change for as long as it has not ended. What the other side relies on may not once
 * they have matched; and what it moves never: that is another instruction (as in T2S: cancel, and send a new one).
 */
export function decideAmend(
  context: AmendContext,
  instruction: Instruction,
  party: ParticipantId,
  input: AmendmentInput,
): Result<SettlementEvent[]> {
  if (instruction.party !== party) {
    return refused('party_not_involved', 'party', `${instruction.id} belongs to another party`);
  }
  const refusal = checkAmendment(context.at, instruction, input);
  if (refusal !== undefined) return { ok: false, refusal };
  const partial = resolveParts(context, instruction, input);
  if (!partial.ok) return partial;
  const links = resolveNewLinks(context, instruction, input);
  if (!links.ok) return links;
  const { priority, expiresAt, tradeReference, place } = input;
  const changes: Amendment = {
    ...(priority === undefined ? {} : { priority }),
    ...(partial.value === undefined ? {} : { partial: partial.value }),
    ...(links.value === undefined ? {} : { links: links.value }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(tradeReference === undefined ? {} : { tradeReference }),
    ...(place === undefined ? {} : { place }),
  };
  if (Object.keys(changes).length === 0) return refused('field_missing', '', 'say what to change');
  const { id, status } = instruction;
  const amended: SettlementEvent = { type: 'instruction_amended', id, changes, status };
  if (!changesClass(context.settlement, instruction, priority)) return accepted([amended]);
  return accepted([amended, { type: 'instruction_reordered', id, to: 'back', status }]);
}

/** Whether it goes to another class in a queue: there it is the last to come. */
function changesClass(
  { blockedOn }: SettlementState,
  { trade, priority }: Instruction,
  change: AmendmentInput['priority'],
): boolean {
  if (change === undefined || (change ?? 'normal') === priority) return false;
  return trade !== null && blockedOn.has(trade);
}

function checkAmendment(
  at: TimeMs,
  { id, status }: Instruction,
  { expiresAt, ...input }: AmendmentInput,
): Refusal | undefined {
  if (expiresAt !== undefined && (!Number.isSafeInteger(expiresAt) || expiresAt <= at)) {
    return refuse('field_invalid', 'expiresAt', 'the time to expire has passed');
  }
  for (const field of ['tradeReference', 'place'] as const) {
    const text = input[field];
    if (text === undefined) continue;
    if (status !== 'unmatched') {
      return refuse('not_amendable', field, `${id} has matched: the other side relies on it`);
    }
    const malformed = text === null ? undefined : checkReference(text, field);
    if (malformed !== undefined) return malformed;
  }
  return undefined;
}

function resolveParts(
  { instruments }: AmendContext,
  { kind, legs }: Instruction,
  { partial }: AmendmentInput,
): Result<PartialTerms | null | undefined> {
  if (partial === undefined || partial === null) return accepted(partial);
  return resolvePartial(instruments, kind, legs, partial);
}

function resolveNewLinks(
  { settlement }: AmendContext,
  { id, party }: Instruction,
  { links }: AmendmentInput,
): Result<readonly Link[] | null | undefined> {
  if (links === undefined || links === null) return accepted(links);
  return resolveLinks(settlement, party, links, id);
}
