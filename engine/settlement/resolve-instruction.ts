import { checkReference, type InstructionId, type ParticipantId } from '../ids.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import { checkRoute } from './chain/check-route.ts';
import { checkLegs, LEGS_MAX } from './check-legs.ts';
import type { InstructionInput, InstructionTerms, Leg } from './instruction.ts';
import { referenceKey } from './reference-key.ts';
import { checkDate, type DateContext, resolveDates } from './resolve-dates.ts';
import { type Directory, resolveLeg, type Submitter } from './resolve-leg.ts';
import { resolveLinks } from './resolve-links.ts';
import { resolvePartial } from './resolve-partial.ts';

export interface ResolveContext extends Directory, DateContext {
  /** The instruction that took the name (`referenceKey`), if one did. */
  readonly takenBy: (name: string) => InstructionId | 'archived' | undefined;
  readonly id: InstructionId;
}

/** Checks every word of an instruction; what comes back can be matched and settled. */
export function resolveInstruction(
  context: ResolveContext,
  input: InstructionInput,
): Result<InstructionTerms> {
  const party = findParticipant(context.ledger, input.party, 'party');
  if (!party.ok) return party;
  const refusal = checkOpen(context, party.value) ?? checkOwnReference(context, party.value, input);
  if (refusal !== undefined) return { ok: false, refusal };
  const malformed = checkDate(input);
  if (malformed !== undefined) return { ok: false, refusal: malformed };
  const legs = resolveLegs(context, party.value, input);
  if (!legs.ok) return legs;
  const misfit = checkLegs(context.instruments, input.kind, party.value, legs.value);
  if (misfit !== undefined) return { ok: false, refusal: misfit };
  const forbidden = checkAlreadyMatched(context, party.value, input, legs.value);
  if (forbidden !== undefined) return { ok: false, refusal: forbidden };
  const dates = resolveDates(context, input, legs.value);
  if (!dates.ok) return dates;
  const unroutable = checkRoute(context, legs.value, dates.value);
  if (unroutable !== undefined) return { ok: false, refusal: unroutable };
  const terms: Writable<InstructionTerms> = {
    id: context.id,
    reference: input.reference,
    kind: input.kind,
    party: party.value,
    settlementDate: dates.value.settlementDate,
    expiresAt: dates.value.expiresAt,
    legs: legs.value,
  };
  const wrong = addUnusual(context, input, terms);
  return wrong === undefined ? accepted(terms) : { ok: false, refusal: wrong };
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

/**
 * What most instructions do not say; fields that say nothing are absent. Added to the terms and not spread into them,
 * which would give each of them a layout of its own in memory.
 */
function addUnusual(
  { settlement, instruments, at }: ResolveContext,
  input: InstructionInput,
  terms: Writable<InstructionTerms>,
): Refusal | undefined {
  const { tradeReference, place, priority, onHold, partial, links, alreadyMatched, origin } = input;
  if (partial !== undefined) {
    const parts = resolvePartial(instruments, input.kind, terms.legs, partial);
    if (!parts.ok) return parts.refusal;
    terms.partial = parts.value;
  }
  if (links !== undefined && links.length > 0) {
    const resolved = resolveLinks(settlement, terms.party, links);
    if (!resolved.ok) return resolved.refusal;
    terms.links = resolved.value;
  }
  const { allegeAfterMs } = settlement.rules;
  if (allegeAfterMs !== undefined && input.kind !== 'payment') terms.allegeAt = at + allegeAfterMs;
  if (tradeReference !== undefined) terms.tradeReference = tradeReference;
  if (place !== undefined) terms.place = place;
  if (priority !== undefined && priority !== 'normal') terms.priority = priority;
  if (onHold === true) terms.onHold = true;
  if (alreadyMatched === true) terms.alreadyMatched = true;
  if (origin !== undefined) terms.origin = origin;
  return undefined;
}

/** Nobody will be asked for consent: who sends it has to be trusted with that, and to name every account. */
function checkAlreadyMatched(
  { settlement }: ResolveContext,
  party: ParticipantId,
  { alreadyMatched }: InstructionInput,
  legs: readonly Leg[],
): Refusal | undefined {
  if (alreadyMatched !== true) return undefined;
  if (!settlement.rules.alreadyMatchedBy.includes(party)) {
    const detail = `${party} may not send instructions that were matched elsewhere`;
    return refuse('not_permitted', 'alreadyMatched', detail);
  }
  for (const [index, { from, to }] of legs.entries()) {
    const open = from.account === undefined ? 'from' : to.account === undefined ? 'to' : undefined;
    if (open !== undefined) {
      return refuse('field_missing', `legs[${index}].${open}.account`, 'name every account');
    }
  }
  return undefined;
}

/** So that nobody fills the book: what is open stays in memory. */
function checkOpen({ settlement }: ResolveContext, party: ParticipantId): Refusal | undefined {
  const most = settlement.rules.openInstructionsMax;
  if (most === undefined || (settlement.openOf.get(party) ?? 0) < most) return undefined;
  return refuse('too_many_open', 'party', `${party} has ${most} open: cancel some, or wait`);
}

function checkOwnReference(
  context: ResolveContext,
  party: ParticipantId,
  input: InstructionInput,
): Refusal | undefined {
  const malformed =
    checkReference(input.reference, 'reference') ??
    checkOptional(input.tradeReference, 'tradeReference') ??
    checkOptional(input.place, 'place');
  if (malformed !== undefined) return malformed;
  const earlier = context.takenBy(referenceKey(party, input.reference));
  if (earlier === undefined) return undefined;
  const what = earlier === 'archived' ? 'an instruction that is archived' : earlier;
  return refuse('reference_taken', 'reference', `${party} used it for ${what}`);
}

function checkOptional(text: string | undefined, field: string): Refusal | undefined {
  return text === undefined ? undefined : checkReference(text, field);
}

function resolveLegs(
  directory: Directory,
  party: ParticipantId,
  input: InstructionInput,
): Result<readonly Leg[]> {
  if (input.legs.length > LEGS_MAX)
    return refused('legs_invalid', 'legs', `at most ${LEGS_MAX} legs`);
  const alone = input.kind === 'payment' || input.alreadyMatched === true;
  const submitter: Submitter = { party, alone };
  const legs: Leg[] = [];
  for (const [index, leg] of input.legs.entries()) {
    const resolved = resolveLeg(directory, submitter, leg, `legs[${index}]`);
    if (!resolved.ok) return resolved;
    legs.push(resolved.value);
  }
  return accepted(legs);
}
