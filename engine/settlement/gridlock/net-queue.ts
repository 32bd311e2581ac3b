import type { PaymentQueue } from './payment-queue.ts';

/** What a queue comes to when all of it is netted multilaterally. Minor units. */
export interface Netting {
  /** By participant: what it receives less what it pays. */
  readonly nets: readonly bigint[];
  /** Sum of all payments. */
  readonly gross: bigint;
  /** What those who pay more than they receive have to fund. */
  readonly toFund: bigint;
}

export function netQueue({ balances, from, to, amounts }: PaymentQueue): Netting {
  const nets = balances.map(() => 0n);
  let gross = 0n;
  for (const [p, amount] of amounts.entries()) {
    const [sender = 0, receiver = 0] = [from[p], to[p]];
    nets[sender] = (nets[sender] ?? 0n) - amount;
    nets[receiver] = (nets[receiver] ?? 0n) + amount;
    gross += amount;
  }
  const toFund = nets.reduce((sum, net) => (net < 0n ? sum - net : sum), 0n);
  return { nets, gross, toFund };
}
