import { openBenchWriter, runLoad } from '../bench-writer.ts';
import { deliveryCommand, deliveryWorld } from '../delivery-world.ts';
import { type Result, result } from '../result.ts';

const LOAD = { callers: 10_000, warmUpMs: 2_000, measuredMs: 5_000 } as const;

/** Both sides of deliveries against payment, submitted by different callers, matched and settled. */
export async function measureDvp(url: string): Promise<Result> {
  const { writer, close } = await openBenchWriter(url, 'bench-dvp', deliveryWorld());
  const load = await runLoad(writer, {
    ...LOAD,
    command: (n) => deliveryCommand(Math.floor(n / 2), n % 2 === 0 ? 'seller' : 'buyer'),
  });
  await close();
  return result('DvP instructions, both sides, matched and settled', load.rate, 'instructions/s', {
    aim: 40_000,
  });
}
