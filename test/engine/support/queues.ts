import type { Command } from '../../../engine/book.ts';
import type { InstrumentId } from '../../../engine/ids.ts';
import type { Objective } from '../../../engine/settlement/gridlock/outcome.ts';
import type { PaymentQueue } from '../../../engine/settlement/gridlock/payment-queue.ts';
import type { Priority } from '../../../engine/settlement/instruction.ts';
import type { QueueRulesInput } from '../../../engine/settlement/queue/decide-queue-rules.ts';
import type { QueueResolved } from '../../../engine/settlement/settlement-event.ts';
import { admit, issue, openAccount } from './commands.ts';
import { leg } from './instructions.ts';
import { TestBook } from './test-book.ts';

const MONEY = 'EUR-CBDC';

export function bank(index: number): string {
  return `bank-${String.fromCharCode(97 + index)}`;
}

export function cash(index: number): string {
  return `cash-${String.fromCharCode(97 + index)}`;
}

/** So many banks, each with an account in central bank money. */
export function bookOfBanks(banks: number): TestBook {
  const book = new TestBook();
  book.run({ type: 'register_participant', id: 'centralbank', name: 'Central bank' });
  book.run({
    type: 'register_instrument',
    id: MONEY,
    kind: 'cbdc',
    name: 'Digital euro',
    issuer: 'centralbank',
    issuanceAccount: 'issuance',
    currency: 'EUR',
  });
  for (let index = 0; index < banks; index += 1) {
    book.run({ type: 'register_participant', id: bank(index), name: bank(index) });
    book.run(admit(MONEY, bank(index)));
    book.run(openAccount(cash(index), bank(index), MONEY));
  }
  return book;
}

/** The payments of a queue as instructions, none of which can settle yet; then the balances come. */
export function bookOf(
  { balances, from, to, amounts }: PaymentQueue,
  rules: Partial<QueueRulesInput> = {},
): TestBook {
  const book = bookOfBanks(balances.length);
  book.run(setQueue(rules));
  for (const [p, amount] of amounts.entries()) {
    book.submit(pay(from[p] ?? 0, to[p] ?? 0, amount));
  }
  for (const [index, balance] of balances.entries()) {
    if (balance > 0n) book.run(issue(MONEY, cash(index), balance));
  }
  return book;
}

export function pay(from: number, to: number, minor: bigint, priority?: Priority) {
  const [party, other] = [bank(from), bank(to)];
  const amount = `${minor / 100n}.${`${minor % 100n}`.padStart(2, '0')}`;
  return {
    kind: 'payment',
    party,
    legs: [leg(MONEY, amount, party, other)],
    ...(priority === undefined ? {} : { priority }),
  } as const;
}

export function setQueue(rules: Partial<QueueRulesInput> = {}): Command {
  const queue = {
    ...({ instrument: MONEY, discipline: 'bypass', objective: 'fifo', offsetting: false } as const),
    ...rules,
  };
  return { type: 'set_settlement_rules', rules: { queues: [queue] } };
}

export function resolveQueue(objective?: Objective): Command {
  const instrument = MONEY as InstrumentId;
  return { type: 'resolve_queue', instrument, ...(objective === undefined ? {} : { objective }) };
}

/** Runs so far, the last one last. */
export function runsOf(book: TestBook): readonly QueueResolved[] {
  return book.decisions.flatMap(({ events }) =>
    events.filter((event) => event.type === 'queue_resolved'),
  );
}
