import { Writer } from '../../app/shell/writer.ts';
import { sandboxCommands } from '../engine/support/sandbox.ts';
import { MONDAY_NOON } from '../engine/support/test-book.ts';
import { checkEnd } from './check-end.ts';
import { CALM, type FaultCounts } from './faults.ts';
import { BOOK } from './referee.ts';
import { SimulatedClient } from './simulated-client.ts';
import type { Plant } from './simulated-server.ts';
import { World } from './world.ts';

export interface SeedOptions {
  readonly seed: number;
  /** Steps with faults; the tail without them comes on top. */
  readonly steps: number;
  /** A bug to put in, in tests of the harness itself. */
  readonly plant?: Plant;
}

export interface SeedResult {
  readonly seed: number;
  readonly steps: number;
  readonly faults: FaultCounts;
  readonly acknowledged: number;
  readonly rows: number;
  readonly events: number;
  /** Digest of everything that happened: the same for the same seed. */
  readonly fingerprint: string;
  readonly violation?: { readonly what: string; readonly trace: readonly string[] };
}

const CLIENTS = 6;
/** More than the slowest seed needs to come to rest. */
const TAIL_STEPS_MAX = 20_000;

/** One simulation from its seed: a stretch with faults, a tail without, and a look at what is left. */
export async function runSeed({ seed, steps, plant }: SeedOptions): Promise<SeedResult> {
  const world = new World(seed, plant);
  const { referee, scheduler, faults } = world;
  const onRejection = (error: unknown) => referee.report(`nobody caught: ${String(error)}`);
  process.on('unhandledRejection', onRejection);
  try {
    await furnish(world);
    const clients = Array.from(
      { length: CLIENTS },
      (_, index) => new SimulatedClient(`client-${index + 1}`, world),
    );
    for (const client of clients) void client.run();
    world.startServer();
    await scheduler.settle();
    while (scheduler.steps < steps && referee.violation === undefined) {
      world.disturb();
      await scheduler.step();
    }
    await drain(world, clients);
    if (referee.violation === undefined) await checkEnd(world);
  } finally {
    process.off('unhandledRejection', onRejection);
  }
  const { violation } = referee;
  return {
    seed,
    steps: scheduler.steps,
    faults: faults.counts,
    acknowledged: referee.acknowledged,
    rows: referee.rows.length,
    events: referee.model.position,
    fingerprint: scheduler.fingerprint(),
    ...(violation === undefined ? {} : { violation: { what: violation, trace: scheduler.trace } }),
  };
}

/** Fills the book before anything can go wrong. */
async function furnish({ journalDisk, referee }: World): Promise<void> {
  const writer = new Writer({
    book: BOOK,
    journal: journalDisk,
    surroundings: { currencies: { scaleOf: () => 2 } },
    clock: () => MONDAY_NOON,
    writerId: 'furnisher',
  });
  await writer.open();
  const commands = sandboxCommands(MONDAY_NOON);
  const answers = await Promise.all(commands.map((command) => writer.submit(command)));
  const refused = answers.find(({ receipt }) => !receipt.ok);
  if (refused !== undefined) throw new Error(JSON.stringify(refused.receipt));
  for (const row of await journalDisk.read({ fromSeq: 1, limit: 1_000 })) {
    referee.appended('furnisher', row);
  }
}

/** Nothing goes wrong any more: everybody has to be answered, and the projection has to come to the head. */
async function drain(world: World, clients: readonly SimulatedClient[]): Promise<void> {
  const { referee, scheduler, faults, projectionDisk } = world;
  scheduler.note('no more faults');
  faults.rates = CALM;
  world.journalWire.heal();
  world.projectionWire.heal();
  for (const client of clients) client.stop();
  for (let step = 0; step < TAIL_STEPS_MAX && referee.violation === undefined; step += 1) {
    const waiting = clients.some(({ waitingFor }) => waitingFor !== undefined);
    const drained = projectionDisk.cursor.seq === referee.head?.seq;
    if (!waiting && drained) return;
    world.supervise();
    await scheduler.step();
  }
  const waiting = clients.flatMap(({ waitingFor }) => waitingFor ?? []);
  referee.report(
    `after ${TAIL_STEPS_MAX} steps without faults ${waiting.join(', ') || 'nobody'} waits for an answer, ` +
      `the projection is at row ${projectionDisk.cursor.seq} of ${referee.head?.seq}`,
  );
}
