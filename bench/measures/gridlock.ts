import { OBJECTIVES, type Objective } from '../../engine/settlement/gridlock/outcome.ts';
import type { PaymentQueue } from '../../engine/settlement/gridlock/payment-queue.ts';
import { Resolution } from '../../engine/settlement/gridlock/resolution.ts';
import { type Result, result } from '../result.ts';

const SIZES = [
  { payments: 5_000, banks: 32, aimMs: 60, runs: 9 },
  { payments: 100_000, banks: 200, aimMs: 2_000, runs: 3 },
] as const;
/** What the writer would give away between two batches. */
const SLICE_STEPS = 20_000;

/** Resolves a gridlock under each objective: a few banks pay most, and what they have is a small part of it. */
export function measureGridlock(): readonly Result[] {
  return SIZES.flatMap((size) => {
    const queue = drawQueue(size.payments, size.banks);
    return OBJECTIVES.flatMap((objective) => measureOne(queue, objective, size));
  });
}

function measureOne(
  queue: PaymentQueue,
  objective: Objective,
  { payments, banks, aimMs, runs }: (typeof SIZES)[number],
): readonly Result[] {
  // The first run compiles.
  const measured = Array.from({ length: runs + 1 }, () => run(queue, objective)).slice(1);
  const name = `gridlock of ${payments.toLocaleString('en')} among ${banks} banks, ${objective}`;
  const total = median(measured.map(({ milliseconds }) => milliseconds));
  const longest = median(measured.map(({ longestSlice }) => longestSlice));
  return [
    result(name, total, 'ms', { aim: aimMs }),
    result(`${name}: longest slice`, longest, 'ms'),
    result(`${name}: settled by value`, measured[0]?.percent ?? 0, '%'),
  ];
}

function run(queue: PaymentQueue, objective: Objective) {
  const resolution = new Resolution(queue, objective);
  let [milliseconds, longestSlice] = [0, 0];
  for (let ended = false; !ended; ) {
    const start = performance.now();
    ended = resolution.step(SLICE_STEPS);
    const slice = performance.now() - start;
    milliseconds += slice;
    longestSlice = Math.max(longestSlice, slice);
  }
  const gross = queue.amounts.reduce((sum, amount) => sum + amount, 0n);
  return {
    milliseconds,
    longestSlice,
    percent: Number((resolution.outcome.value * 10_000n) / gross) / 100,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

/** Amounts over four orders of magnitude; together the banks have a twentieth of what they are to pay. */
function drawQueue(payments: number, banks: number): PaymentQueue {
  const next = drawer(1);
  const bank = () => Math.floor(banks * next() ** 1.5);
  const from = Array.from({ length: payments }, bank);
  const to = from.map((sender) => {
    const receiver = bank();
    return receiver === sender ? (sender + 1) % banks : receiver;
  });
  const amounts = from.map(() => BigInt(Math.ceil(10 ** (3 + 4 * next()))));
  const gross = amounts.reduce((sum, amount) => sum + Number(amount), 0);
  const balances = Array.from({ length: banks }, () =>
    BigInt(Math.floor((gross / banks / 10) * next())),
  );
  return { balances, from, to, amounts };
}

/** A linear congruential generator: the same queue in every run. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
