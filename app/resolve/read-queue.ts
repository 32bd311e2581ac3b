import type {
  BilateralLimit,
  MultilateralLimit,
  PaymentQueue,
} from '../../engine/settlement/gridlock/payment-queue.ts';
import { type Decimal, minorUnits, parseDecimal, parsePositive, showAmount } from './decimals.ts';
import { listAt, objectAt, onlyFields, textAt } from './fields.ts';
import { parseDocument } from './parse-document.ts';
import { fail } from './queue-fault.ts';

/** A queue as a person wrote it, with the names and the decimals to answer in. */
export interface NamedQueue {
  readonly queue: PaymentQueue;
  /** The same, where some of its payments may settle in part. */
  readonly divisible?: PaymentQueue;
  readonly names: readonly string[];
  /** An amount in minor units as people write it. */
  readonly show: (amount: bigint) => string;
}

/** ISO 20022 has these three, as URGT, HIGH and NORM. */
const PRIORITIES: Readonly<Record<string, number>> = { normal: 0, high: 1, urgent: 2 };

/** Reads what `tricord resolve` takes. Throws `Faulty`, which names the field. */
export function readQueue(text: string): NamedQueue {
  const document = objectAt(parseDocument(text), 'the file');
  onlyFields(document, ['balances', 'floors', 'queue', 'limits'], '');
  const balances = decimalsAt(document.get('balances'), 'balances');
  const names = [...balances.keys()];
  const bankAt = bankReader(names);
  const floors = decimalsAt(document.get('floors') ?? {}, 'floors');
  for (const name of floors.keys()) bankAt(name, 'floors');
  const payments = listAt(document.get('queue'), 'queue').map((item, at) =>
    paymentAt(item, `queue[${at}]`, bankAt),
  );
  const limits = listAt(document.get('limits') ?? [], 'limits').map((item, at) =>
    limitAt(item, `limits[${at}]`, bankAt),
  );
  const amounts = payments.map(({ amount }) => amount);
  const minima = payments.flatMap(({ minimum }) => minimum ?? []);
  const others = [...minima, ...limits.map(amountOf)];
  const all = [...balances.values(), ...floors.values(), ...amounts, ...others];
  const scale = mostDecimals(all);
  const minor = (decimal: Decimal) => minorUnits(decimal, scale);
  const floorOf = (name: string) => floors.get(name);
  const queue: PaymentQueue = {
    balances: names.map((name) => minor(balances.get(name) ?? ZERO)),
    floors: names.map((name) => minor(floorOf(name) ?? ZERO)),
    from: payments.map(({ from }) => from),
    to: payments.map(({ to }) => to),
    amounts: amounts.map(minor),
    ...prioritiesOf(payments),
    ...limitsOf(limits, minor),
  };
  const decimals = mostDecimals([...amounts, ...minima]);
  const divisible = {
    ...queue,
    minima: payments.map((each) => each.minimum && minor(each.minimum)),
  };
  const inParts = minima.length === 0 ? {} : { divisible };
  return { queue, ...inParts, names, show: (amount) => showAmount(amount, scale, decimals) };
}

const ZERO: Decimal = { digits: 0n, decimals: 0, field: '' };

type BankAt = (name: unknown, field: string) => number;

function bankReader(names: readonly string[]): BankAt {
  const numbers = new Map(names.map((name, at) => [name, at]));
  return (value, field) => {
    const name = textAt(value, field);
    const bank = numbers.get(name);
    if (bank !== undefined) return bank;
    return fail('bank_unknown', `${field}: no bank "${name}" is in balances`);
  };
}

function decimalsAt(value: unknown, field: string): Map<string, Decimal> {
  const decimals = new Map<string, Decimal>();
  for (const [name, amount] of objectAt(value, field)) {
    textAt(name, `a bank in ${field}`);
    decimals.set(name, parseDecimal(amount, `${field}.${name}`));
  }
  return decimals;
}

function paymentAt(item: unknown, field: string, bankAt: BankAt) {
  const payment = objectAt(item, field);
  onlyFields(payment, ['from', 'to', 'amount', 'priority', 'partial'], `${field}.`);
  const from = bankAt(payment.get('from'), `${field}.from`);
  const to = bankAt(payment.get('to'), `${field}.to`);
  if (from === to) fail('self_payment', `${field}.to: a bank cannot pay itself`);
  const amount = parsePositive(payment.get('amount'), `${field}.amount`);
  const priority = priorityAt(payment.get('priority'), `${field}.priority`);
  const minimum = minimumAt(payment.get('partial'), amount, `${field}.partial`);
  return { from, to, amount, priority, minimum };
}

/** Of a payment that may settle in part the least that does; `true` for any part. */
function minimumAt(value: unknown, amount: Decimal, field: string): Decimal | undefined {
  if (value === undefined || value === false) return undefined;
  if (value === true) return ZERO;
  const terms = objectAt(value, field);
  onlyFields(terms, ['minimum'], `${field}.`);
  const minimum = parsePositive(terms.get('minimum'), `${field}.minimum`);
  const scale = mostDecimals([minimum, amount]);
  if (minorUnits(minimum, scale) <= minorUnits(amount, scale)) return minimum;
  return fail('field_invalid', `${field}.minimum: more than the whole amount`);
}

function priorityAt(value: unknown, field: string): number {
  const words = Object.keys(PRIORITIES);
  const word = words.find((each) => each === (value ?? 'normal'));
  if (word !== undefined) return PRIORITIES[word] ?? 0;
  return fail('field_invalid', `${field}: one of ${words.map((each) => `"${each}"`).join(', ')}`);
}

/** None where all are equal: nothing has to be sorted then. */
function prioritiesOf(payments: readonly { readonly priority: number }[]) {
  const priorities = payments.map(({ priority }) => priority);
  return priorities.some((priority) => priority !== 0) ? { priorities } : {};
}

interface Limit {
  readonly from: number;
  readonly to: number | undefined;
  readonly amount: Decimal;
  readonly field: string;
}

function limitAt(item: unknown, field: string, bankAt: BankAt): Limit {
  const limit = objectAt(item, field);
  onlyFields(limit, ['from', 'to', 'amount'], `${field}.`);
  const from = bankAt(limit.get('from'), `${field}.from`);
  const to = limit.has('to') ? bankAt(limit.get('to'), `${field}.to`) : undefined;
  if (from === to) fail('self_payment', `${field}.to: a limit is towards another bank`);
  const amount = parseDecimal(limit.get('amount'), `${field}.amount`);
  if (amount.digits >= 0n) return { from, to, amount, field };
  return fail('field_invalid', `${field}.amount: a limit is not negative`);
}

function limitsOf(limits: readonly Limit[], minor: (decimal: Decimal) => bigint) {
  const bilateralLimits: BilateralLimit[] = [];
  const multilateralLimits: MultilateralLimit[] = [];
  const seen = new Set<string>();
  for (const { from, to, amount, field } of limits) {
    const pair = `${from} ${to}`;
    if (seen.has(pair)) fail('limit_duplicate', `${field}: this limit is given twice`);
    seen.add(pair);
    const limit = minor(amount);
    if (to === undefined) multilateralLimits.push({ from, limit });
    else bilateralLimits.push({ from, to, limit });
  }
  return { bilateralLimits, multilateralLimits };
}

function amountOf({ amount }: Limit): Decimal {
  return amount;
}

function mostDecimals(all: readonly Decimal[]): number {
  return all.reduce((most, { decimals }) => Math.max(most, decimals), 0);
}
