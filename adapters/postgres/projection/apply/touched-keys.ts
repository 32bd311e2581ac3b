import type { Event } from '../../../../engine/book/event.ts';
import type { Movement } from '../../../../engine/ledger/operation.ts';

/** Keys of the rows that folding some events needs to see. */
export class TouchedKeys {
  readonly instruments = new Set<string>();
  readonly accounts = new Set<string>();
  readonly balances = new Set<string>();
  readonly holds = new Set<string>();
  readonly instructions = new Set<string>();
}

export function noteTouched(keys: TouchedKeys, event: Event): void {
  switch (event.type) {
    case 'limits_set':
    case 'account_frozen':
      keys.accounts.add(event.account);
      break;
    case 'posted':
      for (const movement of event.movements) noteMovement(keys, movement);
      break;
    case 'hold_expired':
      keys.holds.add(event.hold);
      break;
    case 'instruction_received':
      for (const leg of event.instruction.legs) keys.instruments.add(leg.instrument);
      break;
    case 'instruction_moved':
      keys.instructions.add(event.id);
      break;
    case 'matched':
    case 'settled':
      for (const id of event.trade.instructions) keys.instructions.add(id);
      if (event.type === 'settled')
        for (const leg of event.trade.legs) keys.balances.add(leg.from).add(leg.to);
      break;
    default:
      break;
  }
}

function noteMovement(keys: TouchedKeys, movement: Movement): void {
  if ('from' in movement) keys.balances.add(movement.from).add(movement.to);
  else keys.holds.add(movement.id);
}
