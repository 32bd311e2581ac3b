import type { Operation } from '../../ledger/operation.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { CreditState } from './credit-state.ts';
import { PLEDGE_PREFIX } from './plan-drawing.ts';

/** Pledges are holds that nobody resolves by hand, and nobody makes by their names. */
export function guardPledges(
  { pledges }: CreditState,
  operations: readonly Operation[],
): Refusal | undefined {
  for (const [index, operation] of operations.entries()) {
    if (operation.op === 'transfer') continue;
    const { op, id } = operation;
    const field = `operations[${index}].id`;
    if (op === 'hold' && String(id).startsWith(PLEDGE_PREFIX)) {
      return refuse('identifier_invalid', field, `holds named ${PLEDGE_PREFIX}… are the engine's`);
    }
    if (op !== 'hold' && pledges.has(id)) {
      return refuse('hold_pledged', field, `"${id}" secures credit: release the pledge`);
    }
  }
  return undefined;
}
