import { checkReference, type InstructionId, type ParticipantId, type TimeMs } from '../ids.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import { checkLegs, LEGS_MAX } from './check-legs.ts';
import type { InstructionInput, InstructionTerms, Leg } from './instruction.ts';
import { type Directory, resolveLeg, type Submitter } from './resolve-leg.ts';
import { dateOf, parseDate, startOf } from './settlement-date.ts';

/** How long an instruction waits from its settlement date on when it does not say itself. */
const LIFETIME_MS = 20 * 86_400_000;

export interface ResolveContext extends Directory {
  /** The instruction that took the name (`referenceKey`), if one did. */
  readonly takenBy: (name: string) => InstructionId | 'archived' | undefined;
  readonly at: TimeMs;
  readonly id: InstructionId;
}

/** Checks every word of an instruction; what comes back can be matched and settled. */
export function resolveInstruction(
  context: ResolveContext,
  input: InstructionInput,
): Result<InstructionTerms> {
  const party = findParticipant(context.ledger, input.party, 'party');
  if (!party.ok) return party;
  const refusal = checkOwnReference(context, party.value, input);
  if (refusal !== undefined) return { ok: false, refusal };
  const dates = resolveDates(context.at, input);
  if (!dates.ok) return dates;
  const legs = resolveLegs(context, party.value, input);
  if (!legs.ok) return legs;
  const misfit = checkLegs(context.instruments, input.kind, party.value, legs.value);
  if (misfit !== undefined) return { ok: false, refusal: misfit };
  return accepted({
    id: context.id,
    reference: input.reference,
    kind: input.kind,
    party: party.value,
    ...dates.value,
    ...(input.tradeReference === undefined ? {} : { tradeReference: input.tradeReference }),
    ...(input.origin === undefined ? {} : { origin: input.origin }),
    legs: legs.value,
  });
}

export function referenceKey(party: ParticipantId, reference: string): string {
  return `${party} ${reference}`;
}

function checkOwnReference(
  context: ResolveContext,
  party: ParticipantId,
  input: InstructionInput,
): Refusal | undefined {
  const malformed =
    checkReference(input.reference, 'reference') ??
    (input.tradeReference === undefined
      ? undefined
      : checkReference(input.tradeReference, 'tradeReference'));
  if (malformed !== undefined) return malformed;
  const earlier = context.takenBy(referenceKey(party, input.reference));
  if (earlier === undefined) return undefined;
  const what = earlier === 'archived' ? 'an instruction that is archived' : earlier;
  return refuse('reference_taken', 'reference', `${party} used it for ${what}`);
}

function resolveDates(
  at: TimeMs,
  input: InstructionInput,
): Result<{ settlementDate: string; expiresAt: TimeMs }> {
  const date = parseDate(input.settlementDate ?? dateOf(at), 'settlementDate');
  if (!date.ok) return date;
  const expiresAt = input.expiresAt ?? Math.max(startOf(date.value), at) + LIFETIME_MS;
  if (!Number.isSafeInteger(expiresAt) || expiresAt <= at) {
    return refused('field_invalid', 'expiresAt', 'the time to expire has passed');
  }
  return accepted({ settlementDate: date.value, expiresAt });
}

function resolveLegs(
  directory: Directory,
  party: ParticipantId,
  input: InstructionInput,
): Result<readonly Leg[]> {
  if (input.legs.length > LEGS_MAX)
    return refused('legs_invalid', 'legs', `at most ${LEGS_MAX} legs`);
  const submitter: Submitter = { party, alone: input.kind === 'payment' };
  const legs: Leg[] = [];
  for (const [index, leg] of input.legs.entries()) {
    const resolved = resolveLeg(directory, submitter, leg, `legs[${index}]`);
    if (!resolved.ok) return resolved;
    legs.push(resolved.value);
  }
  return accepted(legs);
}
