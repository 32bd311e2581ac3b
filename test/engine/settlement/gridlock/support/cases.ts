import type { PaymentQueue } from '../../../../../engine/settlement/gridlock/payment-queue.ts';

/**
 * Opening balances, queue, what FIFO settles and its value, the best value and the best count. `AB5`: A pays B 5. From
 * the functional tests of Project Ubin phase 2 (Monetary Authority of Singapore); optima by exhaustive search.
 */
export const CASES = `
2.1.1 A0 B0|BA2 AB2|12=4|4|2
2.1.2 A3 B4|AB5 BA6|12=11|11|2
2.2.1 A0 B0|BA2 BA3 AB5 BA2|123=10|10|3
2.2.3 A10 B8|AB20 BA15 AB30 BA12 AB15 BA80|124=47|1245=62|4
2.3.1 A0 B0 C0|AC2 BC3 CB5 BA2|1234=12|12|4
2.4.1 A5 B6 C7|AB8 BC7 CA9 AB20|123=24|24|3
2.5.1 A3 B4 C5 D4 E3|AB5 BC6 CD7 DE8 EA7|all=33|33|5
2.6.1 A3 B4 C5 D4 E3|CB30 DC20 AB5 BC6 CD8 DE7 EA5|none=0|34567=31|5
2.7.1 A3 B4 C5 D4 E3|AB8 BC10 BC20 CD30 DA40|none|0|0
`
  .trim()
  .split('\n')
  .map(readCase);

interface Case {
  readonly name: string;
  readonly queue: PaymentQueue;
  readonly names: readonly string[];
  /** Positions from 1. */
  readonly fifo: readonly number[];
  readonly fifoValue: bigint;
  readonly value: bigint;
  readonly count: number;
}

function readCase(line: string): Case {
  const [head = '', payments = '', fifo = '', value = '', count = ''] = line.split('|');
  const [name = '', ...balances] = head.split(' ');
  const queue = queueOf(balances.join(' '), payments);
  const [set = '', fifoValue = '0'] = fifo.split('=');
  const all = queue.amounts.map((_, at) => at + 1);
  return {
    name,
    queue,
    names: balances.map((balance) => balance.slice(0, 1)),
    fifo: set === 'all' ? all : set === 'none' ? [] : [...set].map(Number),
    fifoValue: BigInt(fifoValue),
    value: BigInt(value.split('=').at(-1) ?? ''),
    count: Number(count),
  };
}

/** `queueOf('A3 B4', 'AB5 BA6')`. */
export function queueOf(balances: string, payments: string): PaymentQueue {
  const opening = balances.split(' ');
  const number = (name: string | undefined) =>
    opening.findIndex((balance) => balance.startsWith(name ?? '?'));
  const queue = payments.split(' ');
  return {
    balances: opening.map((balance) => BigInt(balance.slice(1))),
    from: queue.map((payment) => number(payment[0])),
    to: queue.map((payment) => number(payment[1])),
    amounts: queue.map((payment) => BigInt(payment.slice(2))),
  };
}
