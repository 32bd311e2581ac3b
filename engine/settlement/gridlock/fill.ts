import type { Attempt } from './attempt.ts';
import { settle } from './moves.ts';

/**
 * Settles whatever fits, at those who became able to pay more, and then at those whom they paid. False when it stopped
 * after `steps` of them with more to do.
 */
export function fill(attempt: Attempt, steps: number): boolean {
  const end = attempt.steps + steps;
  const pay = attempt.objective === 'value' ? payLargest : paySmallest;
  for (let sender = attempt.richer.pop(); sender !== undefined; sender = attempt.richer.pop()) {
    attempt.steps += 1;
    pay(attempt, sender);
    if (attempt.steps > end) return false;
  }
  return true;
}

function payLargest(attempt: Attempt, sender: number): void {
  const list = attempt.debits[sender] ?? [];
  for (let at = firstThatFits(attempt, sender); at < list.length; at += 1) {
    attempt.steps += 1;
    payIfFits(attempt, list[at] ?? 0);
  }
}

function paySmallest(attempt: Attempt, sender: number): void {
  const { debits, positions } = attempt;
  const list = debits[sender] ?? [];
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const payment = list[at] ?? 0;
    attempt.steps += 1;
    if (!positions.fitsIn(payment, sender)) return;
    payIfFits(attempt, payment);
  }
}

function payIfFits(attempt: Attempt, payment: number): void {
  const { positions, hopeless } = attempt;
  if (positions.settled[payment] === 1 || hopeless[payment] === 1) return;
  if (positions.fits(payment)) settle(attempt, payment);
}

/** Where in the list, which is largest first, begin those that are not too large for what the sender has now. */
function firstThatFits({ debits, positions }: Attempt, sender: number): number {
  const list = debits[sender] ?? [];
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions.fitsIn(list[middle] ?? 0, sender)) high = middle;
    else low = middle + 1;
  }
  return low;
}
