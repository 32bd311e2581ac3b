import type { CommandBody } from '../../../engine/book/command.ts';
import { parseAmount } from '../../../engine/money/amount.ts';
import { failed, found, type Outcome, problemOfRefusal } from '../problems/problem.ts';
import { decodeBridgeCommand } from './decode-bridge-command.ts';
import { decodeTime } from './decode-time.ts';

/** A command of the operator as JSON carries it, by `operator-command.schema.json`. */
export interface OperatorBody {
  readonly type: CommandBody['type'];
  readonly [field: string]: unknown;
}

/** Fields that are amounts, and the field that names the account whose units they are in. */
const AMOUNTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  set_credit_line: { cap: 'account', unsecured: 'account' },
  pledge: { quantity: 'from' },
  draw_credit: { amount: 'account' },
  repay_credit: { amount: 'account' },
};

/** Turns a checked body into the engine's words: amounts become minor units, times milliseconds. */
export function decodeOperatorCommand(
  body: OperatorBody,
  scaleOfAccount: (account: string) => number | undefined,
): Outcome<CommandBody> {
  const command: Record<string, unknown> = { ...body };
  for (const [field, account] of Object.entries(AMOUNTS[body.type] ?? {})) {
    const text = body[field];
    if (text === undefined) continue;
    const scale = scaleOfAccount(String(body[account]));
    if (scale === undefined) {
      return failed('account_unknown', `no account "${String(body[account])}" is open`, account);
    }
    const amount = parseAmount(String(text), scale, field);
    if (!amount.ok) return { ok: false, problem: problemOfRefusal(amount.refusal) };
    command[field] = amount.value;
  }
  if (body.type === 'set_liquidity') {
    const changes = decodeChanges(body, scaleOfAccount(String(body.account)));
    if (!changes.ok) return changes;
    command.changes = changes.value;
  }
  if (body.type === 'set_prices') {
    const validUntil = decodeTime(String(body.validUntil), 'validUntil');
    if (!validUntil.ok) return validUntil;
    command.validUntil = validUntil.value;
  }
  if (body.type.includes('bridge')) Object.assign(command, decodeBridgeCommand(body));
  if (body.type === 'set_settlement_rules') command.rules = decodeRules(body.rules as RulesBody);
  if (body.type === 'define_chain') command.chain = decodeChain(body.chain as ChainBody);
  // The schema has one entry for each type and no other field: what is left has the engine's shape.
  return found(command as unknown as CommandBody);
}

interface RulesBody {
  /** Seconds. */
  readonly allegeAfter?: number | null;
}

function decodeRules({ allegeAfter, ...rules }: RulesBody): object {
  if (allegeAfter === undefined) return rules;
  return { ...rules, allegeAfterMs: allegeAfter === null ? null : allegeAfter * 1_000 };
}

/** Times in seconds. */
interface ChainBody {
  readonly finality: number;
  readonly inclusion: number;
  readonly reaction: number;
  readonly grace?: number;
}

function decodeChain({ finality, inclusion, reaction, grace = 0, ...chain }: ChainBody): object {
  const times = { finality, inclusion, reaction, grace };
  const inMs = Object.entries(times).map(([name, seconds]) => [`${name}Ms`, seconds * 1_000]);
  return { ...chain, ...Object.fromEntries(inMs) };
}

interface LiquidityBody {
  readonly bilateral?: readonly { readonly towards: string; readonly limit: string | null }[];
  readonly [field: string]: unknown;
}

/** Limits and reservations in units of the account; `null` takes one back. */
function decodeChanges(body: OperatorBody, scale: number | undefined): Outcome<object> {
  if (scale === undefined) {
    return failed('account_unknown', `no account "${String(body.account)}" is open`, 'account');
  }
  const { bilateral, ...amounts } = body.changes as LiquidityBody;
  const changes: Record<string, unknown> = {};
  for (const [field, text] of Object.entries(amounts)) {
    const limit = decodeLimit(text as string | null, scale, `changes.${field}`);
    if (!limit.ok) return limit;
    changes[field] = limit.value;
  }
  if (bilateral === undefined) return found(changes);
  const limits: object[] = [];
  for (const [index, { towards, limit: text }] of bilateral.entries()) {
    const limit = decodeLimit(text, scale, `changes.bilateral[${index}].limit`);
    if (!limit.ok) return limit;
    limits.push({ towards, limit: limit.value });
  }
  return found({ ...changes, bilateral: limits });
}

/** Unlike what is moved, a limit may be zero. */
function decodeLimit(text: string | null, scale: number, field: string): Outcome<bigint | null> {
  if (text === null) return found(null);
  const amount = parseAmount(text, scale, field);
  if (amount.ok) return found(amount.value);
  if (amount.refusal.code === 'amount_zero') return found(0n);
  return { ok: false, problem: problemOfRefusal(amount.refusal) };
}
