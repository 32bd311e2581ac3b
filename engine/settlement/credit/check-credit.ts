import type { InstrumentId } from '../../ids.ts';
import type { CreditLine } from './credit-line.ts';
import type { CreditWorld } from './credit-state.ts';
import { excessOf } from './lending-value.ts';

/**
 * What does not hold of the credit in a state: credit is within its cap and its collateral but for what a margin call
 * says, and what is pledged is held, each hold for one line.
 */
export function checkCredit(world: CreditWorld): readonly string[] {
  const found: string[] = [];
  for (const line of world.credit.lines.values()) {
    const { account, drawn, called } = line;
    if (drawn < 0n) found.push(`${account} has drawn ${drawn}`);
    const excess = excessOf(world, line);
    if (excess !== called) {
      found.push(
        `credit of ${account} passes its limit by ${excess}, the margin call is ${called}`,
      );
    }
    found.push(...checkTotals(world, line));
  }
  for (const { id, line, from, to, quantity } of world.credit.pledges.values()) {
    const hold = world.ledger.holds.get(id);
    if (hold?.from !== from || hold.to !== to || hold.amount !== quantity) {
      found.push(`${id} pledges ${quantity} of ${from}, its hold says otherwise`);
    }
    if (world.credit.lines.get(line)?.pledges.has(id) !== true) {
      found.push(`${id} is pledged to ${line}, which does not know it`);
    }
  }
  return found;
}

/** What a line counts as pledged is what its pledges add up to. */
function checkTotals({ credit }: CreditWorld, line: CreditLine): readonly string[] {
  const totals = new Map<InstrumentId, bigint>();
  for (const id of line.pledges) {
    const pledge = credit.pledges.get(id);
    if (pledge?.line !== line.account)
      return [`${line.account} counts ${id}, which is not its own`];
    totals.set(pledge.instrument, (totals.get(pledge.instrument) ?? 0n) + pledge.quantity);
  }
  const same =
    totals.size === line.pledged.size &&
    [...totals].every(([instrument, total]) => line.pledged.get(instrument) === total);
  return same ? [] : [`the pledges of ${line.account} add up to something else`];
}
