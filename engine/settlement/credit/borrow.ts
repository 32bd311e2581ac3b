import { broken } from '../../assert.ts';
import type { AccountId, Position } from '../../ids.ts';
import { type Account, availableOf } from '../../ledger/account.ts';
import { decidePosting } from '../../ledger/decide-posting.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import { accepted, type Refusal, type Result, refused } from '../../refusal.ts';
import type { SettlementLeg } from '../instruction.ts';
import { operationsOf } from '../operations-of.ts';
import type { Drawing } from './credit-line.ts';
import type { CreditWorld } from './credit-state.ts';
import { movementsOf } from './drawing-movements.ts';
import { type Planning, planDrawing } from './plan-drawing.ts';

/**
 * Asked when legs were refused: the credit that lets them post, or the refusal that stays. Its field names the leg and
 * the end whose account is to be watched.
 */
export type Borrow = (
  legs: readonly SettlementLeg[],
  refusal: Refusal,
) => Result<readonly Drawing[]>;

/** There is no credit. */
export const NO_CREDIT: Borrow = (_legs, refusal) => ({ ok: false, refusal });

/** The credit that a book can give now, to trades of which `position` would be the event. */
export function borrowing(
  world: CreditWorld,
  context: Omit<PostingContext, 'list'>,
  position: Position,
): Borrow {
  if (world.credit.lines.size === 0) return NO_CREDIT;
  return (legs, refusal) => {
    if (refusal.code !== 'insufficient_funds') return { ok: false, refusal };
    const { at, write } = context;
    const net = netOf(legs);
    const planning: Planning = { world, at, write, position, net, taken: new Map(), pledges: 0 };
    const drawings = drawAll(planning, legs);
    if (!drawings.ok) return drawings;
    if (drawings.value.length === 0) return { ok: false, refusal };
    return judge(context, legs, drawings.value);
  };
}

/** What is short and has a line draws what it is short of. */
function drawAll(planning: Planning, legs: readonly SettlementLeg[]): Result<readonly Drawing[]> {
  const { credit, ledger } = planning.world;
  const drawings: Drawing[] = [];
  for (const [id, net] of planning.net) {
    const line = credit.lines.get(id);
    const account = line === undefined ? undefined : ledger.accounts.get(id);
    if (line === undefined || account === undefined) continue;
    const short = account.floor - availableOf(account) - net;
    if (net >= 0n || short <= 0n) continue;
    const drawing = planDrawing(planning, line, short);
    if (!drawing.ok) return stillShort(planning, legs, account, short, drawing.refusal);
    drawings.push(drawing.value);
  }
  return accepted(drawings);
}

function stillShort(
  { write }: Planning,
  legs: readonly SettlementLeg[],
  account: Account,
  short: bigint,
  { detail }: Refusal,
): Result<never> {
  const words = `account ${account.id} is short of ${write(account, short)}: ${detail}`;
  return refused('insufficient_funds', fieldOf(legs, account.id), words);
}

/** Legs, credit and pledges post at once, or the credit is of no use. */
function judge(
  context: Omit<PostingContext, 'list'>,
  legs: readonly SettlementLeg[],
  drawings: readonly Drawing[],
): Result<readonly Drawing[]> {
  const own = movementsOf(drawings);
  const decided = decidePosting({ ...context, list: 'legs' }, [...operationsOf(legs), ...own]);
  if (decided.ok) return accepted(drawings);
  const { refusal } = decided;
  const index = Number(/^legs\[(\d+)\]/.exec(refusal.field)?.[1] ?? 0);
  if (index < legs.length) return decided;
  // The lender cannot lend, or a pledge cannot be made: whose line it is waits for that.
  const line = lineOf(drawings, index - legs.length);
  const detail = `account ${line} gets no credit: ${refusal.detail}`;
  return refused('insufficient_funds', fieldOf(legs, line), detail);
}

/** Whose drawing the movement belongs to. */
function lineOf(drawings: readonly Drawing[], movement: number): AccountId {
  let rest = movement;
  for (const { line, pledges } of drawings) {
    if (rest <= pledges.length) return line;
    rest -= 1 + pledges.length;
  }
  broken('movements are of drawings', `movement ${movement}`);
}

function fieldOf(legs: readonly SettlementLeg[], account: AccountId): string {
  return `legs[${legs.findIndex(({ from }) => from === account)}].from`;
}

function netOf(legs: readonly SettlementLeg[]): ReadonlyMap<AccountId, bigint> {
  const net = new Map<AccountId, bigint>();
  for (const { from, to, amount } of legs) {
    net.set(from, (net.get(from) ?? 0n) - amount);
    net.set(to, (net.get(to) ?? 0n) + amount);
  }
  return net;
}
