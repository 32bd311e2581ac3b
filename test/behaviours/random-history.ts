import {
  type History,
  held,
  hold,
  posted,
  sandbox,
  settlementLeg,
  tradeOf,
  transfer,
} from './history.ts';

const ACCOUNTS = ['alpha-cbdc', 'dealer-cbdc', 'cbdc-issuance'];
const ROWS = 12;
const STEPS = 8;

/** Postings, holds and settlements in random order; the same seed makes the same history. */
export function randomHistory(seed: number): History {
  const random = generator(seed);
  const history = sandbox();
  const open: string[] = [];
  let made = 0;
  const step = () => {
    const from = ACCOUNTS[random(3)] ?? '';
    const to = ACCOUNTS.filter((id) => id !== from)[random(2)] ?? '';
    const amount = BigInt(1 + random(1_000));
    const id = `hold-${++made}`;
    switch (random(5)) {
      case 0:
        return posted('transfer', transfer(from, to, amount), transfer(to, from, 3n));
      case 1:
        open.push(id);
        return posted('transfer', held(id, from, to, amount + 1_000n));
      case 2:
        return settled(`trade-${made}`, from, to, amount);
      case 3:
        return resolved(open.shift(), amount) ?? posted('issue', transfer(from, to, amount));
      default: {
        const expired = open.pop();
        if (expired === undefined) return posted('redeem', transfer(from, to, amount));
        return { type: 'hold_expired', hold: hold(expired) } as const;
      }
    }
  };
  for (let row = 0; row < ROWS; row++)
    history.row(...Array.from({ length: STEPS }, () => [step()]));
  return history;

  function settled(id: string, from: string, to: string, amount: bigint) {
    const cash = settlementLeg('EUR-CBDC', from, to, amount);
    const bond = settlementLeg('BOND-2031', 'dealer-bond', 'alpha-bond', amount * 10n ** 20n);
    return { type: 'settled', trade: tradeOf(id, [], [cash, bond, cash]) } as const;
  }

  function resolved(id: string | undefined, amount: bigint) {
    if (id === undefined) return undefined;
    if (amount % 2n === 0n) return posted('transfer', { op: 'void_hold', id: hold(id) });
    return posted('transfer', { op: 'post_hold', id: hold(id), amount });
  }
}

/** A linear congruential generator (Numerical Recipes): answers whole numbers below `bound`. */
function generator(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
