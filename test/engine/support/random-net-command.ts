import type { BookState, Command } from '../../../engine/book.ts';
import type { CycleKind } from '../../../engine/settlement/cycle/cycle.ts';
import type { CycleInput } from '../../../engine/settlement/cycle/decide-define.ts';
import type { Random } from './random.ts';
import { instrument, mostly, participant } from './random-values.ts';
import { DAY } from './test-book.ts';

/** What an operator does about cycles and penalties. */
export function randomNetCommand(random: Random, state: BookState, now: number): Command {
  return random.weighted<Command>(
    [4, () => ({ type: 'define_cycle', cycle: randomCycle(random) })],
    [1, () => ({ type: 'end_cycle', cycle: mostly(random, random.pick('c1', 'c2')) })],
    [8, () => ({ type: 'close_cycle', cycle: mostly(random, random.pick('c1', 'c2')) })],
    [2, () => randomRepayment(random, state)],
    [3, () => randomRate(random)],
    [3, () => ({ type: 'compute_penalties', date: dateOf(now - random.below(3) * DAY) })],
    [
      3,
      () => ({
        type: 'post_penalties',
        ...(random.chance(0.5) ? { payer: participant(random) } : {}),
        ...(random.chance(0.3) ? { upTo: dateOf(now - DAY) } : {}),
      }),
    ],
  );
}

function randomCycle(random: Random): CycleInput {
  const id = random.pick('c1', 'c2');
  const model = random.pick('net_payments', 'dvp2', 'dvp3');
  const kinds: CycleKind[] = random.pick(
    ['payment'],
    ['pvp', 'batch'],
    ['dvp'],
    ['payment', 'dvp'],
  );
  const amount = () => random.pick('100.00', '7.00', '0.01');
  const contributions = [
    { account: 'alpha-cbdc', amount: amount() },
    { account: 'beta-cbdc', amount: amount() },
  ];
  const funds = [{ account: 'dealer-cbdc', contributions }];
  return {
    id: mostly(random, id),
    model,
    money: random.chance(0.7) ? ['EUR-CBDC', 'USDM'] : [instrument(random)],
    kinds,
    ...(random.chance(0.5) ? {} : { onFailure: { rule: 'default_fund_then_loss_sharing', funds } }),
  };
}

function randomRepayment(random: Random, state: BookState): Command {
  const claim = random.from([...state.settlement.claims.values()]);
  const amount = random.chance(0.5) ? {} : { amount: BigInt(random.below(500)) };
  return { type: 'repay_claim', claim: mostly(random, claim?.id ?? 'c1/1/1'), ...amount };
}

function randomRate(random: Random): Command {
  const basisPoints = random.pick('1', '0.25', '33.3', null, '0');
  const rate = { instrument: mostly(random, random.pick('BOND', 'EUR-CBDC', 'USDM')), basisPoints };
  if (random.chance(0.7)) return { type: 'set_penalty_rate', rate };
  const reference = { money: 'EUR-CBDC', price: random.pick('1.5', '99.999') };
  return { type: 'set_penalty_rate', rate: { ...rate, rounding: 'up', reference } };
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
