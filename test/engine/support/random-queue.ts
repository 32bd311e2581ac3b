import type { CycleKind, NettingModel } from '../../../engine/settlement/cycle/cycle.ts';
import type { LegInput } from '../../../engine/settlement/instruction.ts';
import { setLimits } from './commands.ts';
import { fundRule, paymentCycle } from './cycles.ts';
import { leg } from './instructions.ts';
import type { Random } from './random.ts';
import type { Terms, TestBook } from './test-book.ts';

const PARTIES = ['bank-alpha', 'bank-beta', 'dealer'] as const;

/** Kinds of queues: what is traded in them, and how it is netted. */
export const QUEUES: readonly { readonly model: NettingModel; readonly kinds: CycleKind[] }[] = [
  { model: 'net_payments', kinds: ['payment'] },
  { model: 'net_payments', kinds: ['payment', 'pvp', 'batch'] },
  { model: 'dvp2', kinds: ['dvp', 'payment'] },
  { model: 'dvp3', kinds: ['dvp', 'payment'] },
];

type Queue = (typeof QUEUES)[number];

/** Both kinds of money and the bonds of three participants; everything of the queue's kinds waits for the cycle. */
export function defineQueue(random: Random, book: TestBook, queue: Queue): void {
  const amounts = () => `${random.below(4) * 100}`;
  book.run({
    type: 'define_cycle',
    cycle: paymentCycle({
      ...queue,
      money: ['EUR-CBDC', 'USDM'],
      ...(random.chance(0.5) ? {} : { onFailure: fundRule(amounts(), amounts(), amounts()) }),
    }),
  });
}

/** All sides of one trade. */
export function randomTrade(random: Random, kinds: readonly CycleKind[]): readonly Terms[] {
  const kind = random.from(kinds) ?? 'payment';
  const from = random.pick(...PARTIES);
  const to = random.from(PARTIES.filter((party) => party !== from)) ?? 'dealer';
  const priority = random.pick('normal', 'normal', 'normal', 'high', 'urgent');
  const legs = legsOf(random, kind, from, to);
  const parties =
    kind === 'payment'
      ? [from]
      : new Set(legs.flatMap((each) => [each.from.participant ?? '', each.to.participant ?? '']));
  return [...parties].map((party) => ({ kind, party, legs, priority }));
}

function legsOf(random: Random, kind: CycleKind, from: string, to: string): readonly LegInput[] {
  const euros = (payer: string, payee: string) =>
    leg('EUR-CBDC', `${1 + random.below(1_200)}.${10 + random.below(90)}`, payer, payee);
  switch (kind) {
    case 'payment':
      return [euros(from, to)];
    case 'dvp':
      return [leg('BOND', `${1 + random.below(700)}.00`, from, to), euros(to, from)];
    case 'pvp':
      return [leg('USDM', `${1 + random.below(700)}.5`, from, to), euros(to, from)];
    case 'batch': {
      const third = PARTIES.find((party) => party !== from && party !== to) ?? 'dealer';
      return [euros(from, to), euros(to, third), euros(third, from)];
    }
  }
}

/** Nobody can be short, and nothing is too large. */
export function makeRich(book: TestBook): void {
  for (const { id, issuance } of [...book.state.ledger.accounts.values()]) {
    if (!issuance) book.run(setLimits(id, { floor: -(10n ** 30n) }));
  }
}
