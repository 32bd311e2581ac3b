import type { Command } from '../../../engine/book.ts';
import type { AccountId, HoldId, InstrumentId } from '../../../engine/ids.ts';
import type { CreditLine } from '../../../engine/settlement/credit/credit-line.ts';
import { issue, openAccount, setLimits } from './commands.ts';
import { sandboxBook } from './sandbox.ts';
import { DAY, type TestBook } from './test-book.ts';

// A central bank that lends to alpha against bonds (haircut 10 %) and bills (haircut 4 %), and what it takes to ask.

const TODAY = '2026-11-23';
const BILL_ISIN = 'US0378331005';

/** Alpha may draw 500.00; bonds stand at 0.98, bills at 1.00. Nothing is pledged, and alpha has no securities. */
export function creditBook({ cap = 500_00n, unsecured = 0n } = {}): TestBook {
  const book = sandboxBook();
  book.run({
    ...{ type: 'register_instrument', id: 'BILL', kind: 'security', name: 'Bill', scale: 2 },
    ...{ issuer: 'depository', issuanceAccount: 'BILL-issuance', isin: BILL_ISIN },
  });
  book.run({ type: 'admit', instrument: id('EUR-CBDC'), participant: 'centralbank' as never });
  book.run(openAccount('lender-cbdc', 'centralbank', 'EUR-CBDC', { floor: -10_000_00n }));
  for (const security of ['bond', 'bill']) {
    book.run(openAccount(`lender-${security}`, 'centralbank', security.toUpperCase()));
  }
  for (const owner of ['alpha', 'beta']) {
    book.run(openAccount(`${owner}-bill`, `bank-${owner}`, 'BILL'));
  }
  book.run(line('alpha', { cap, unsecured }));
  book.run(eligible('BOND', 1_000));
  book.run(eligible('BILL', 400));
  book.run(prices(book, { BOND: '0.98', BILL: '1' }));
  return book;
}

export function line(
  owner: string,
  terms: { cap?: bigint; unsecured?: bigint; securities?: readonly string[] } = {},
): Command & { readonly type: 'set_credit_line' } {
  const { cap = 500_00n, unsecured = 0n, securities = ['bond', 'bill'] } = terms;
  return {
    type: 'set_credit_line',
    account: account(`${owner}-cbdc`),
    lender: account('lender-cbdc'),
    cap,
    unsecured,
    collateral: securities.map((security) => ({
      from: account(`${owner}-${security}`),
      to: account(`lender-${security}`),
    })),
  };
}

export function eligible(instrument: string, haircut: number | null): Command {
  return { type: 'set_eligibility', instrument: id(instrument), credit: id('EUR-CBDC'), haircut };
}

/** Valid for two days. */
export function prices(book: TestBook, quoted: Readonly<Record<string, string>>): Command {
  return {
    type: 'set_prices',
    date: new Date(book.now).toISOString().slice(0, 10),
    validUntil: book.now + 2 * DAY,
    prices: Object.entries(quoted).map(([instrument, price]) => ({
      instrument: id(instrument),
      currency: 'EUR',
      price,
    })),
  };
}

export function pledge(from: string, quantity: bigint, owner = 'alpha'): Command {
  return { type: 'pledge', account: account(`${owner}-cbdc`), from: account(from), quantity };
}

export function releasePledge(pledged: string): Command {
  return { type: 'release_pledge', pledge: pledged as HoldId };
}

export function draw(amount: bigint, owner = 'alpha'): Command {
  return { type: 'draw_credit', account: account(`${owner}-cbdc`), amount };
}

export function repay(amount?: bigint, owner = 'alpha'): Command {
  const cash = account(`${owner}-cbdc`);
  return { type: 'repay_credit', account: cash, ...(amount === undefined ? {} : { amount }) };
}

export function closeDay(date = TODAY): Command {
  return { type: 'close_credit_day', date };
}

export function openDay(date: string): Command {
  return { type: 'open_credit_day', date };
}

/** Leaves alpha so much cash and gives it securities in stock. */
export function alphaHas(
  book: TestBook,
  { cash, bonds = 0n, bills = 0n }: { cash: bigint; bonds?: bigint; bills?: bigint },
): void {
  book.run(setLimits('beta-cbdc', { ceiling: 1n << 100n }));
  const spare = book.available('alpha-cbdc') - cash;
  if (spare > 0n) {
    book.run({
      type: 'post',
      operations: [
        { op: 'transfer', from: account('alpha-cbdc'), to: account('beta-cbdc'), amount: spare },
      ],
    });
  }
  if (bonds > 0n) book.run(issue('BOND', 'alpha-bond', bonds));
  if (bills > 0n) book.run(issue('BILL', 'alpha-bill', bills));
}

export function lineOf(book: TestBook, owner = 'alpha'): CreditLine {
  const found = book.state.credit.lines.get(account(`${owner}-cbdc`));
  if (found === undefined) throw new Error(`${owner} has no line`);
  return found;
}

/** Open pledges, oldest first: where from and how much. */
export function pledges(book: TestBook): readonly string[] {
  return [...book.state.credit.pledges.values()].map(({ from, quantity }) => `${from} ${quantity}`);
}

export function pledgeIds(book: TestBook): readonly string[] {
  return [...book.state.credit.pledges.keys()];
}

function account(name: string): AccountId {
  return name as AccountId;
}

function id(name: string): InstrumentId {
  return name as InstrumentId;
}
