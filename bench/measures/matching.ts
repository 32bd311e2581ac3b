import { deliveryCommand, deliveryWorld } from '../delivery-world.ts';
import { memoryBook } from '../memory-book.ts';
import { type Result, result } from '../result.ts';

const OPEN = 1_000_000;
const WARM_UP = 20_000;
const MEASURED = 200_000;
const PORTION = 5_000;
const STRIDE = 7_919;

/**
 * A million instructions wait for their other sides under a table of tolerances; then the other sides come, in an order
 * that has nothing to do with theirs, match at a cash amount that lies a little apart, and settle.
 */
export async function measureMatching(): Promise<readonly Result[]> {
  const book = memoryBook();
  await book.run(deliveryWorld());
  const tolerances = [{ currency: 'EUR', tolerance: '0.05' }];
  await book.run([{ type: 'set_settlement_rules', key: 'rules', rules: { tolerances } }]);
  for (let from = 0; from < OPEN; from += PORTION) {
    await book.run(portion(from, (n) => deliveryCommand(n, 'seller')));
  }
  const memory = process.memoryUsage.rss() / 2 ** 20;
  let milliseconds = 0;
  for (let from = 0; from < WARM_UP + MEASURED; from += PORTION) {
    const others = portion(from, (n) => deliveryCommand((n * STRIDE) % OPEN, 'buyer', '1.00'));
    const start = performance.now();
    await book.run(others);
    if (from >= WARM_UP) milliseconds += performance.now() - start;
  }
  const left = OPEN - WARM_UP - MEASURED;
  if (book.state.settlement.instructions.size !== left) throw new Error('not all have matched');
  const rate = MEASURED / (milliseconds / 1_000);
  return [
    result('matching among 1 m open instructions', rate, 'instructions/s', { aim: 20_000 }),
    result('matching among 1 m open instructions: memory', memory, 'MiB'),
  ];
}

function portion<T>(from: number, make: (n: number) => T): T[] {
  return Array.from({ length: PORTION }, (_, n) => make(from + n));
}
