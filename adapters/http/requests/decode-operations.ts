import type { AccountId, HoldId } from '../../../engine/ids.ts';
import type { Operation } from '../../../engine/ledger/operation.ts';
import { parseAmount } from '../../../engine/money/amount.ts';
import type { Gateway } from '../../../engine/ports/gateway.ts';
import { failed, found, type Outcome, problemOfRefusal } from '../problems/problem.ts';
import type { OperationBody } from '../schemas/transfer-body.ts';
import { decodeTime } from './decode-time.ts';

type Scales = Pick<Gateway, 'scaleOfAccount'>;
type Body<Op extends OperationBody['op']> = OperationBody & { readonly op: Op };

/**
 * Turns checked operations into the engine's words: decimal strings become minor units of what the account holds.
 * Fails with `account_unknown` where the book does not know the scale, and with what is wrong with an amount; `field`
 * is like `operations[0].amount`. What is posted of a hold the engine reads itself, when it knows the hold.
 */
export function decodeOperations(
  scales: Scales,
  bodies: readonly OperationBody[],
): Outcome<readonly Operation[]> {
  const operations: Operation[] = [];
  for (let index = 0; index < bodies.length; index += 1) {
    const operation = decodeOperation(scales, bodies, index);
    if (!operation.ok) return operation;
    operations.push(operation.value);
  }
  return found(operations);
}

function decodeOperation(
  scales: Scales,
  bodies: readonly OperationBody[],
  index: number,
): Outcome<Operation> {
  const body = bodies[index];
  switch (body?.op) {
    case 'transfer':
      return decodeTransfer(scales, body, index);
    case 'hold':
      return decodeHold(scales, body, index);
    case 'post_hold':
      return found(decodePostHold(body));
    case 'void_hold':
      return found({ op: 'void_hold', id: body.id as HoldId });
    default:
      throw new Error('an operation passed the schema that none of its kinds describes');
  }
}

function decodeTransfer(scales: Scales, body: Body<'transfer'>, index: number): Outcome<Operation> {
  const amount = decodeAmount(scales, body, index);
  if (!amount.ok) return amount;
  const { op, upTo } = body;
  const [from, to] = [body.from as AccountId, body.to as AccountId];
  const bounded = upTo === undefined ? {} : { upTo };
  return found({ op, from, to, amount: amount.value, ...bounded });
}

function decodeHold(scales: Scales, body: Body<'hold'>, index: number): Outcome<Operation> {
  const amount = decodeAmount(scales, body, index);
  if (!amount.ok) return amount;
  const { op, expiresAt } = body;
  const [id, from, to] = [body.id as HoldId, body.from as AccountId, body.to as AccountId];
  const hold = { op, id, from, to, amount: amount.value };
  if (expiresAt === undefined) return found(hold);
  const timeMs = decodeTime(expiresAt, `operations[${index}].expiresAt`);
  return timeMs.ok ? found({ ...hold, expiresAt: timeMs.value }) : timeMs;
}

function decodeAmount(
  scales: Scales,
  { from, to, amount }: Body<'transfer' | 'hold'>,
  index: number,
): Outcome<bigint> {
  const scale = scales.scaleOfAccount(from);
  if (scale === undefined) return accountUnknown(from, `operations[${index}].from`);
  if (scales.scaleOfAccount(to) === undefined) {
    return accountUnknown(to, `operations[${index}].to`);
  }
  return readAmount(amount, scale, index);
}

function decodePostHold({ op, id, amount }: Body<'post_hold'>): Operation {
  return { op, id: id as HoldId, ...(amount === undefined ? {} : { amount }) };
}

function readAmount(text: string, scale: number, index: number): Outcome<bigint> {
  const amount = parseAmount(text, scale, `operations[${index}].amount`);
  return amount.ok ? found(amount.value) : { ok: false, problem: problemOfRefusal(amount.refusal) };
}

function accountUnknown(id: string, field: string): Outcome<never> {
  return failed('account_unknown', `no account "${id}" is open`, field);
}
