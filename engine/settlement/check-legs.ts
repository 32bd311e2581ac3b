import type { ParticipantId } from '../ids.ts';
import { isMoney as isMoneyInstrument } from '../instruments/is-money.ts';
import type { InstrumentsState } from '../instruments/state.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { InstructionKind, Leg } from './instruction.ts';

export const LEGS_MAX = 64;

/** Whether the legs make an instruction of the kind, and the party stands where it has to. */
export function checkLegs(
  state: InstrumentsState,
  kind: InstructionKind,
  party: ParticipantId,
  legs: readonly Leg[],
): Refusal | undefined {
  return (
    checkShape(state, kind, legs) ??
    checkParty(kind, party, legs) ??
    checkReceiver(state, kind, party, legs)
  );
}

function checkShape(
  state: InstrumentsState,
  kind: InstructionKind,
  legs: readonly Leg[],
): Refusal | undefined {
  const [first, second] = legs;
  if (first === undefined || legs.length > LEGS_MAX) return wrong(`give 1 to ${LEGS_MAX} legs`);
  const isMoney = (leg: Leg) => isMoneyInstrument(state, leg.instrument);
  switch (kind) {
    case 'payment':
      if (legs.length === 1 && isMoney(first)) return undefined;
      return wrong('a payment has one leg, in money');
    case 'fop':
      return legs.length === 1 ? undefined : wrong('free of payment has one leg');
    case 'dvp':
    case 'rvp':
      if (isExchange(legs) && second && isMoney(first) !== isMoney(second)) return undefined;
      return wrong(
        'delivery versus payment has one leg in a security and one in money, in opposite directions',
      );
    case 'pvp':
      if (isExchange(legs) && second && isMoney(first) && isMoney(second)) return undefined;
      return wrong(
        'payment versus payment has two legs in different money, in opposite directions',
      );
    case 'batch':
      return undefined;
  }
}

function isExchange(legs: readonly Leg[]): boolean {
  const [first, second] = legs;
  if (first === undefined || second === undefined || legs.length !== 2) return false;
  return (
    first.instrument !== second.instrument &&
    first.from.participant === second.to.participant &&
    first.to.participant === second.from.participant &&
    first.from.participant !== first.to.participant
  );
}

function checkParty(
  kind: InstructionKind,
  party: ParticipantId,
  legs: readonly Leg[],
): Refusal | undefined {
  const involved =
    kind === 'payment'
      ? legs.every((leg) => leg.from.participant === party)
      : legs.some((leg) => leg.from.participant === party || leg.to.participant === party);
  if (involved) return undefined;
  const where = kind === 'payment' ? 'the debtor of the payment' : 'in one of the legs';
  return refuse('party_not_involved', 'party', `${party} has to be ${where}`);
}

/** Whoever says `rvp` receives the securities. */
function checkReceiver(
  state: InstrumentsState,
  kind: InstructionKind,
  party: ParticipantId,
  legs: readonly Leg[],
): Refusal | undefined {
  if (kind !== 'rvp') return undefined;
  const securities = legs.find(({ instrument }) => !isMoneyInstrument(state, instrument));
  if (securities?.to.participant === party) return undefined;
  return refuse(
    'party_not_involved',
    'party',
    `${party} has to receive the securities, or say dvp`,
  );
}

function wrong(detail: string): Refusal {
  return refuse('legs_invalid', 'legs', detail);
}
