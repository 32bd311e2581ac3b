import { commandContext, print } from '../../app/output/command-context.ts';
import { serve } from '../../app/serve.ts';
import { worldCommands } from '../payment-world.ts';

// The server as `tricord start` runs it, in a process of its own, with a world to pay in. Configured by the environment
// like the real one; prints where it listens and stops at SIGTERM.
const [, , accounts = '1000'] = process.argv;
const { config, reports, log } = commandContext();
const { url, book, close } = await serve(config, reports, log, { takeOver: true });
const world = worldCommands(Number(accounts));
for (const { receipt } of await Promise.all(world.map((one) => book.gateway.submit(one)))) {
  if (!receipt.ok) throw new Error(receipt.refusal.detail);
}
process.once('SIGTERM', () => void close());
print(url);
