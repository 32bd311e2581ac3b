import type { Attempt } from './attempt.ts';

/** Settles a payment and notes what that may have changed for its two participants. */
export function settle(attempt: Attempt, payment: number): void {
  const { index, positions, flips, doubtful, richer } = attempt;
  positions.settle(payment);
  flips.push(payment);
  doubtful.push(index.from[payment] ?? 0);
  const limit = index.limitDebited[payment] ?? -1;
  if (limit >= 0) doubtful.push(limit);
  richer.push(index.to[payment] ?? 0);
}

export function withdraw(attempt: Attempt, payment: number): void {
  const { index, positions, flips, doubtful, richer } = attempt;
  positions.withdraw(payment);
  flips.push(payment);
  doubtful.push(index.to[payment] ?? 0);
  const limit = index.limitCredited[payment] ?? -1;
  if (limit >= 0) doubtful.push(limit);
  richer.push(index.from[payment] ?? 0);
}

/** Takes back every move since the last `keep`. */
export function undo({ positions, flips, doubtful, richer }: Attempt): void {
  for (let payment = flips.pop(); payment !== undefined; payment = flips.pop()) {
    if (positions.settled[payment] === 1) positions.withdraw(payment);
    else positions.settle(payment);
  }
  doubtful.clear();
  richer.clear();
}

export function keep({ flips, doubtful, richer }: Attempt): void {
  flips.length = 0;
  doubtful.clear();
  richer.clear();
}
