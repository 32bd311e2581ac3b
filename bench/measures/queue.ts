import { QueueResolver } from '../../app/shell/queue-resolver.ts';
import type { Writer } from '../../app/shell/writer.ts';
import type { Command } from '../../engine/book.ts';
import type { AccountId, InstrumentId } from '../../engine/ids.ts';
import { openBenchWriter, runLoad } from '../bench-writer.ts';
import { transferCommand, worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const INSTRUMENT = 'EUR-CBDC' as InstrumentId;
const ACCOUNTS = 1_000;
const BANKS = 32;
const PAYMENTS = 5_000;
/** The most often there is. */
const EVERY_MS = 100;
const LOAD = { callers: 100, warmUpMs: 2_000, measuredMs: 6_000 } as const;

/** What resolving a queue ten times a second does to the answers to everybody else. */
export async function measureQueue(url: string): Promise<readonly Result[]> {
  const { writer, close } = await openBenchWriter(url, 'bench-queue', world());
  let next = 0;
  const command = () => transferCommand(next++, ACCOUNTS);
  const alone = await runLoad(writer, { ...LOAD, command });
  const resolving = keepResolving(writer);
  const beside = await runLoad(writer, { ...LOAD, command });
  await resolving.stop();
  await close();
  const name = `transfers, ${LOAD.callers} callers`;
  const against = `${name}, p99 without a queue`;
  return [
    result(against, alone.p99, 'ms'),
    result(
      `${name}, p99 while ${PAYMENTS.toLocaleString('en')} queued are resolved`,
      beside.p99,
      'ms',
      {
        ratio: beside.p99 / alone.p99,
        against,
      },
    ),
  ];
}

/** As the gateway does; each search goes over all of the queue. */
function keepResolving(writer: Writer) {
  const resolver = new QueueResolver({ writer, clock: Date.now });
  const ticker = setInterval(() => resolver.tick(), EVERY_MS / 5);
  return {
    stop: () => {
      clearInterval(ticker);
      return resolver.close();
    },
  };
}

/** The queue is short everywhere, and stays so. */
function world(): readonly Command[] {
  const opening = Array.from({ length: BANKS }, (_, n) => bankCommands(n)).flat();
  const rules = {
    instrument: INSTRUMENT,
    discipline: 'bypass',
    objective: 'value',
    offsetting: false,
    everyMs: EVERY_MS,
  } as const;
  return [
    ...worldCommands(ACCOUNTS),
    ...opening,
    { type: 'set_settlement_rules', rules: { queues: [rules] }, key: 'rules' },
    ...Array.from({ length: PAYMENTS }, (_, n) => paymentCommand(n)),
  ];
}

function bankCommands(n: number): readonly Command[] {
  const id = `queue-${n}`;
  return [
    { type: 'register_participant', id, name: id, key: id },
    { type: 'admit', instrument: INSTRUMENT, participant: id as never, key: `${id}/admit` },
    { type: 'open_account', id, owner: id, instrument: INSTRUMENT, key: `${id}/open` },
    {
      type: 'issue',
      instrument: INSTRUMENT,
      to: id as AccountId,
      amount: BigInt(n % 7),
      key: `${id}/funds`,
    },
  ].filter((command) => command.type !== 'issue' || n % 7 > 0) as readonly Command[];
}

/** To banks of a higher number only: there is no circle, so that the queue stays as long as it is. */
function paymentCommand(n: number): Command {
  const from = n % (BANKS - 1);
  const to = from + 1 + ((n * 7_919) % (BANKS - 1 - from));
  const party = `queue-${from}`;
  const ends = { from: { participant: party }, to: { participant: `queue-${to}` } };
  const amount = `${10 + ((n * 104_729) % 1_000)}.00`;
  const legs = [{ instrument: INSTRUMENT, amount, ...ends }];
  const instruction = { reference: `q${n}`, kind: 'payment', party, legs } as const;
  return { type: 'submit_instruction', key: `q${n}`, instruction };
}
