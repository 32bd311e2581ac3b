import type { ParticipantId } from '../../ids.ts';
import { findParticipant } from '../../ledger/find-participant.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { formatAmount, parseAmount, SCALE_MAX } from '../../money/amount.ts';
import { parseRate } from '../../money/convert.ts';
import type { CurrencyList } from '../../money/currency.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.ts';
import type {
  AggregateLimit,
  CurrencyRule,
  PvpRulesInput,
  PvpRulesSet,
  ShortLimit,
} from './pvp-rules.ts';

const HAIRCUT_MAX = 10_000;
const RULES_MAX = 10_000;

/** Checks the rules that the operator sets; `null` takes them back. */
export function decidePvpRules(
  ledger: LedgerState,
  currencies: CurrencyList,
  input: PvpRulesInput | null,
): Result<PvpRulesSet[]> {
  if (input === null) return accepted([{ type: 'pvp_rules_set', rules: null }]);
  const { base, shortLimits = [], aggregateLimits = [] } = input;
  const refusal = checkCurrency(currencies, base, 'base') ?? checkSize(input);
  if (refusal !== undefined) return { ok: false, refusal };
  const rated = each(input.currencies, 'currencies', (rule, field) =>
    decideCurrency(currencies, base, rule, field),
  );
  if (!rated.ok) return rated;
  const short = each(shortLimits, 'shortLimits', (limit, field) =>
    decideShortLimit(ledger, currencies, limit, field),
  );
  if (!short.ok) return short;
  const aggregate = each(aggregateLimits, 'aggregateLimits', (limit, field) =>
    decideLimit(ledger, limit, field),
  );
  if (!aggregate.ok) return aggregate;
  const twice =
    findTwice(
      rated.value.map(({ currency }) => currency),
      'currencies',
    ) ??
    findTwice(
      short.value.map((one) => `${one.currency} ${one.participant}`),
      'shortLimits',
    ) ??
    findTwice(
      aggregate.value.map(({ participant }) => `${participant}`),
      'aggregateLimits',
    );
  if (twice !== undefined) return { ok: false, refusal: twice };
  const limits = { shortLimits: short.value, aggregateLimits: aggregate.value };
  return accepted([{ type: 'pvp_rules_set', rules: { base, currencies: rated.value, ...limits } }]);
}

function decideCurrency(
  currencies: CurrencyList,
  base: string,
  { currency, rate, haircut = 0 }: PvpRulesInput['currencies'][number],
  field: string,
): Result<CurrencyRule> {
  const refusal = checkCurrency(currencies, currency, `${field}.currency`);
  if (refusal !== undefined) return { ok: false, refusal };
  const read = parseRate(rate, `${field}.rate`);
  if (!read.ok) return read;
  if (currency === base && !read.value.equals(1)) {
    return refused('field_invalid', `${field}.rate`, `one ${base} is one ${base}`);
  }
  if (!Number.isInteger(haircut) || haircut < 0 || haircut > HAIRCUT_MAX) {
    return refused('field_invalid', `${field}.haircut`, `give 0 to ${HAIRCUT_MAX} basis points`);
  }
  return accepted({ currency, rate: read.value.toFixed(), haircut });
}

function decideShortLimit(
  ledger: LedgerState,
  currencies: CurrencyList,
  input: NonNullable<PvpRulesInput['shortLimits']>[number],
  field: string,
): Result<ShortLimit> {
  const { currency } = input;
  const refusal = checkCurrency(currencies, currency, `${field}.currency`);
  if (refusal !== undefined) return { ok: false, refusal };
  const limit = decideLimit(ledger, input, field);
  return limit.ok ? accepted({ currency, ...limit.value }) : limit;
}

function decideLimit(
  ledger: LedgerState,
  { participant: name, limit }: { readonly participant?: string; readonly limit: string },
  field: string,
): Result<AggregateLimit> {
  let participant: ParticipantId | null = null;
  if (name !== undefined) {
    const found = findParticipant(ledger, name, `${field}.participant`);
    if (!found.ok) return found;
    participant = found.value;
  }
  // An amount that moves is never zero; a limit may be: nobody goes short.
  if (/^0(\.0+)?$/.test(limit)) return accepted({ participant, limit: '0' });
  const amount = parseAmount(limit, SCALE_MAX, `${field}.limit`);
  if (!amount.ok) return amount;
  return accepted({ participant, limit: formatAmount(amount.value, SCALE_MAX) });
}

function checkCurrency(currencies: CurrencyList, code: string, field: string): Refusal | undefined {
  if (currencies.scaleOf(code) !== undefined) return undefined;
  return refuse('currency_unknown', field, `"${code}" is not in ISO 4217`);
}

function checkSize({ currencies, ...limits }: PvpRulesInput): Refusal | undefined {
  const { shortLimits = [], aggregateLimits = [] } = limits;
  if (currencies.length + shortLimits.length + aggregateLimits.length <= RULES_MAX)
    return undefined;
  return refuse('field_invalid', '', `at most ${RULES_MAX} lines`);
}

function each<Input, Output>(
  inputs: readonly Input[],
  list: string,
  decide: (input: Input, field: string) => Result<Output>,
): Result<Output[]> {
  const outputs: Output[] = [];
  for (const [index, input] of inputs.entries()) {
    const decided = decide(input, `${list}[${index}]`);
    if (!decided.ok) return decided;
    outputs.push(decided.value);
  }
  return accepted(outputs);
}

function findTwice(names: readonly string[], list: string): Refusal | undefined {
  const index = names.findIndex((name, at) => names.indexOf(name) < at);
  return index < 0 ? undefined : refuse('field_invalid', `${list}[${index}]`, 'said twice');
}
