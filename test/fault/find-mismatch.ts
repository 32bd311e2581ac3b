import type { Command, Decision } from '../../engine/book.ts';
import type { Movement, Operation } from '../../engine/ledger/operation.ts';

/** Where a decision does something other than the command under its key asked for; `undefined` when it does that. */
export function findMismatch(command: Command, { events }: Decision): string | undefined {
  const [event] = events;
  if (event?.type === 'refused') return undefined;
  switch (command.type) {
    case 'post':
      if (event?.type !== 'posted') return `a posting led to ${event?.type}`;
      return findWrongMovement(command.operations, event.movements);
    case 'submit_instruction': {
      const { reference, party } = command.instruction;
      if (event?.type === 'instruction_rejected') return undefined;
      if (event?.type !== 'instruction_received') return `a submission led to ${event?.type}`;
      const { instruction } = event;
      const same = instruction.reference === reference && instruction.party === party;
      return same ? undefined : `${party} ${reference} became ${instruction.reference}`;
    }
    case 'hold_instruction':
    case 'release_instruction':
    case 'amend_instruction':
    case 'cancel_instruction': {
      const named = event !== undefined && 'id' in event && event.id === command.instruction;
      return named ? undefined : `${command.type} led to ${event?.type}`;
    }
    case 'freeze_account': {
      const named = event?.type === 'account_frozen' && event.account === command.account;
      return named ? undefined : `a freeze led to ${event?.type}`;
    }
    default:
      return undefined;
  }
}

function findWrongMovement(
  operations: readonly Operation[],
  movements: readonly Movement[],
): string | undefined {
  if (operations.length !== movements.length) {
    return `${operations.length} operations led to ${movements.length} movements`;
  }
  const wrong = operations.findIndex((operation, index) => {
    const movement = movements[index];
    return movement === undefined || !fits(operation, movement);
  });
  return wrong < 0 ? undefined : `operation ${wrong} led to another movement`;
}

function fits(operation: Operation, movement: Movement): boolean {
  if (operation.op === 'transfer' && movement.op === 'transfer') {
    const ends = operation.from === movement.from && operation.to === movement.to;
    const whole = operation.amount === movement.amount;
    return ends && (whole || (operation.upTo === true && movement.amount < operation.amount));
  }
  if (operation.op === 'transfer' || movement.op === 'transfer') return false;
  if (operation.op !== movement.op || operation.id !== movement.id) return false;
  if (operation.op === 'void_hold' || movement.op === 'void_hold') return true;
  return operation.amount === undefined || operation.amount === movement.amount;
}
