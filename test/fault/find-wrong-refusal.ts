import type { Command, Decision } from '../../engine/book.ts';
import type { Operation } from '../../engine/ledger/operation.ts';
import type { Refusal } from '../../engine/refusal.ts';
import type { ModelLedger } from './model-ledger.ts';

/**
 * Whether the model sees the reason that a lone operation was refused for; what it does not know of it leaves alone.
 * Answers what is wrong, or `undefined`.
 */
export function findWrongRefusal(
  model: ModelLedger,
  command: Command,
  { events, at }: Decision,
): string | undefined {
  const [event] = events;
  if (event?.type !== 'refused' || command.type !== 'post') return undefined;
  const [operation, ...others] = command.operations;
  if (operation === undefined || others.length > 0) return undefined;
  const justified =
    operation.op === 'transfer' || operation.op === 'hold'
      ? isMoveImpossible(model, operation, event.refusal, at)
      : isResolutionImpossible(model, operation, event.refusal, at);
  return justified ? undefined : `${operation.op} was refused as ${event.refusal.code}`;
}

type Move = Operation & { op: 'transfer' | 'hold' };

function isMoveImpossible(model: ModelLedger, move: Move, { code }: Refusal, at: number): boolean {
  const from = model.accounts.get(move.from);
  const to = model.accounts.get(move.to);
  if (from === undefined || to === undefined) return code === 'account_unknown';
  const free = from.posted - from.held - from.floor;
  switch (code) {
    case 'insufficient_funds':
      return move.op === 'transfer' && move.upTo === true ? free <= 0n : free < move.amount;
    case 'account_frozen':
      return ['all', 'debits'].includes(from.frozen) || ['all', 'credits'].includes(to.frozen);
    case 'hold_exists':
      return move.op === 'hold' && model.holds.has(move.id);
    case 'hold_expired':
      return move.op === 'hold' && (move.expiresAt ?? at + 1) <= at;
    default:
      return false;
  }
}

function isResolutionImpossible(
  model: ModelLedger,
  operation: Exclude<Operation, Move>,
  { code }: Refusal,
  at: number,
): boolean {
  const hold = model.holds.get(operation.id);
  if (hold === undefined) return code === 'hold_unknown';
  const ends = [model.accounts.get(hold.from)?.frozen, model.accounts.get(hold.to)?.frozen];
  switch (code) {
    case 'hold_resolved':
      return hold.status !== 'open';
    case 'hold_expired':
      return hold.expiresAt <= at;
    case 'hold_exceeded':
      return operation.op === 'post_hold' && BigInt(operation.amount ?? 0n) > hold.amount;
    case 'account_frozen':
      return operation.op === 'post_hold' && ends.some((scope) => scope !== 'none');
    default:
      return false;
  }
}
