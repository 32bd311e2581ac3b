import type { BookState } from '../../../engine/book.ts';
import { formatAmount } from '../../../engine/money/amount.ts';
import {
  INSTRUCTION_KINDS,
  type InstructionInput,
  type LegInput,
  LINK_TYPES,
  type LinkInput,
  PRIORITIES,
} from '../../../engine/settlement/instruction.ts';
import { unmatchedOf } from '../../../engine/settlement/state.ts';
import type { Random } from './random.ts';
import { account, mostly, PARTICIPANTS, participant, time } from './random-values.ts';
import { DAY } from './test-book.ts';

// Few amounts, few dates, few references: many instructions find their other side.

export function randomInstruction(random: Random, state: BookState, now: number): InstructionInput {
  const legs = randomLegs(random);
  const kind = random.chance(0.03) ? random.pick(...INSTRUCTION_KINDS) : legs.kind;
  const parties = legs.legs.flatMap((leg) => [leg.from.participant, leg.to.participant]);
  const own = kind === 'payment' ? legs.legs[0]?.from.participant : random.from(parties);
  const party = random.chance(0.02) ? participant(random) : (own ?? 'dealer');
  return {
    reference: mostly(random, `r${random.below(100_000)}`),
    kind: kind === 'dvp' && random.chance(0.2) ? 'rvp' : kind,
    party,
    legs: random.chance(0.2) ? [...legs.legs].reverse() : legs.legs,
    ...(random.chance(0.3) ? { settlementDate: randomDate(random, now) } : {}),
    ...(random.chance(0.1) ? { tradeReference: random.pick('T1', 'T2', 'T1|BOND 1', '') } : {}),
    ...(random.chance(0.2) ? { expiresAt: time(random, now) } : {}),
    ...randomProcessing(random, state, party),
    ...(kind === 'dvp' || kind === 'fop' || random.chance(0.01) ? randomParts(random) : {}),
    ...(random.chance(0.03) ? { alreadyMatched: true } : {}),
    ...(random.chance(0.05) ? { origin: { messageId: 'M', 'a:"b",c': 'd' } } : {}),
  };
}

function randomProcessing(
  random: Random,
  state: BookState,
  party: string,
): Partial<InstructionInput> {
  return {
    ...(random.chance(0.05) ? { place: random.pick('SBSDDEFF', 'CEDELULL', '') } : {}),
    ...(random.chance(0.2) ? { priority: random.pick(...PRIORITIES) } : {}),
    ...(random.chance(0.06) ? { onHold: true } : {}),
    ...(random.chance(0.1) ? { links: randomLinks(random, state, party) } : {}),
  };
}

export function randomParts(random: Random): Pick<InstructionInput, 'partial'> {
  if (random.chance(0.4)) return {};
  if (random.chance(0.5)) return { partial: {} };
  const minimum = random.pick('0.01', '50.00', '100.00', '400.00', random.pick('x', '0', '-1'));
  return { partial: { minimum } };
}

/** To instructions of the party's own that are open, mostly. */
export function randomLinks(
  random: Random,
  { settlement }: BookState,
  party: string,
): readonly LinkInput[] {
  const own = [...settlement.instructions.values()].filter((each) => each.party === party);
  const count = random.pick(1, 1, 1, 2, 3, random.chance(0.05) ? 17 : 0);
  return Array.from({ length: count }, () => ({
    type: random.pick(...LINK_TYPES),
    reference: mostly(random, random.from(own.slice(-8))?.reference ?? 'none'),
  }));
}

/** The other side's instruction to one that waits for it; sometimes with a little difference. */
export function mirrored(random: Random, state: BookState): InstructionInput | undefined {
  const one = random.from([...unmatchedOf(state.settlement)]);
  if (one === undefined) return undefined;
  const parties = one.legs.flatMap(({ from, to }) => [from.participant, to.participant]);
  const { kind, settlementDate, tradeReference, legs } = one;
  const party = random.from(parties.filter((each) => each !== one.party)) ?? one.party;
  const isNear = random.chance(0.1);
  return {
    reference: `r${random.below(100_000)}`,
    kind: kind === 'rvp' ? 'dvp' : kind,
    party,
    settlementDate: random.chance(0.05) ? '2026-11-24' : settlementDate,
    ...(tradeReference === undefined || random.chance(0.2) ? {} : { tradeReference }),
    ...randomProcessing(random, state, party),
    ...(one.partial === undefined ? {} : randomParts(random)),
    legs: legs.map(({ instrument, amount, from, to }) => ({
      instrument,
      amount: formatAmount(
        isNear && instrument === 'EUR-CBDC' ? amount + BigInt(random.below(400)) : amount,
        state.instruments.instruments.get(instrument)?.scale ?? 0,
      ),
      from: { participant: from.participant },
      to: { participant: to.participant },
    })),
  };
}

function randomDate(random: Random, now: number): string {
  if (random.chance(0.05))
    return random.pick('2026-04-31', '', 'tomorrow', '2001-01-01', '2199-01-01');
  return new Date(now + random.below(3) * DAY).toISOString().slice(0, 10);
}

function randomLegs(random: Random): Pick<InstructionInput, 'kind' | 'legs'> {
  const [one, other] = random.pick(
    ['bank-alpha', 'dealer'],
    ['dealer', 'bank-beta'],
    ['bank-beta', 'bank-alpha'],
    ['dealer', 'dealer'],
  ) as readonly [string, string];
  return random.weighted<Pick<InstructionInput, 'kind' | 'legs'>>(
    [5, () => ({ kind: 'payment', legs: [cash(random, one, other)] })],
    [2, () => ({ kind: 'fop', legs: [bonds(random, one, other)] })],
    [4, () => ({ kind: 'dvp', legs: [bonds(random, one, other), cash(random, other, one)] })],
    [
      2,
      () => ({
        kind: 'pvp',
        legs: [dollars(random, one, other), cash(random, other, one)],
      }),
    ],
    [3, () => ({ kind: 'batch', legs: chain(random) })],
    [0.1, () => ({ kind: 'batch', legs: [] })],
  );
}

/** Money goes round among all participants, twice as much as most of them have. */
function chain(random: Random): readonly LegInput[] {
  const size = random.pick('700.00', '2000.00');
  return PARTICIPANTS.map((from, index) =>
    leg(random, 'EUR-CBDC', size, from, PARTICIPANTS[(index + 1) % PARTICIPANTS.length] ?? from),
  );
}

function cash(random: Random, from: string, to: string): LegInput {
  return leg(random, 'EUR-CBDC', random.pick('300.00', '900.00', '902.00', '2500.00'), from, to);
}

function bonds(random: Random, from: string, to: string): LegInput {
  return leg(random, 'BOND', random.pick('100.00', '400.00', '1500.00'), from, to);
}

function dollars(random: Random, from: string, to: string): LegInput {
  return leg(random, 'USDM', random.pick('0.01', '0.02'), from, to);
}

function leg(random: Random, named: string, size: string, from: string, to: string): LegInput {
  const end = (name: string) =>
    random.chance(0.05) ? { participant: name, account: account(random) } : { participant: name };
  return {
    ...(random.chance(0.97) ? { instrument: named } : { currency: random.pick('EUR', 'USD', '') }),
    amount: random.chance(0.97) ? size : random.pick('0', '-1', '1e5', '0.001', '9'.repeat(70), ''),
    from: end(mostly(random, from)),
    to: end(mostly(random, to)),
  };
}
