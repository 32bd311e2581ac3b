import type { Operation } from '../../../../engine/ledger/operation.ts';
import { formatAmount, parseAmount } from '../../../../engine/money/amount.ts';
import type { AccountView, EntryView, InstrumentView } from '../../../../engine/ports/queries.ts';
import { type Refusal, refuse } from '../../../../engine/refusal.ts';
import type { LegInput } from '../../../../engine/settlement/instruction.ts';

const OWNERS: Readonly<Record<string, string>> = {
  'alpha-cbdc': 'bank-alpha',
  'beta-cbdc': 'bank-beta',
};
const OPENING = 10_000n;
const SCALE = 2;

/** Accounts in EUR-CBDC with 100.00 each, and what has moved since. */
export class FakeAccounts {
  private readonly moves: { account: string; counter: string; change: bigint; position: number }[] =
    [];

  scaleOf(account: string): number | undefined {
    return account in OWNERS ? SCALE : undefined;
  }

  /** A transfer as a leg. */
  legOf(operation: Operation): LegInput | undefined {
    if (operation.op !== 'transfer') return undefined;
    const { from, to, amount } = operation;
    const written = formatAmount(amount, SCALE);
    return {
      instrument: 'EUR-CBDC',
      amount: written,
      from: { account: from },
      to: { account: to },
    };
  }

  check(legs: readonly LegInput[]): Refusal | undefined {
    for (const [index, { amount, from, to }] of legs.entries()) {
      const minor = parseAmount(amount, SCALE, `legs[${index}].amount`);
      if (!minor.ok) return minor.refusal;
      for (const { account = '' } of [from, to]) {
        if (!(account in OWNERS)) return refuse('account_unknown', `legs[${index}]`, account);
      }
      if (this.balance(from.account ?? '') < minor.value) {
        return refuse('insufficient_funds', `legs[${index}].amount`, 'not enough');
      }
    }
    return undefined;
  }

  settle(legs: readonly LegInput[], position: number): void {
    for (const { amount, from, to } of legs) {
      const minor = parseAmount(amount, SCALE, 'amount');
      if (!minor.ok || from.account === undefined || to.account === undefined) continue;
      const [debit, credit] = [from.account, to.account];
      this.moves.push({ account: debit, counter: credit, change: -minor.value, position });
      this.moves.push({ account: credit, counter: debit, change: minor.value, position });
    }
  }

  view(id: string, at: number): AccountView | undefined {
    const owner = OWNERS[id];
    if (owner === undefined) return undefined;
    const posted = formatAmount(this.balance(id, at), SCALE);
    return {
      id,
      owner,
      instrument: 'EUR-CBDC',
      currency: 'EUR',
      posted,
      held: '0.00',
      available: posted,
      floor: '0.00',
      ceiling: null,
      transferLimit: null,
      frozen: 'none',
      issuance: false,
      position: 1,
    };
  }

  views(at: number): AccountView[] {
    return Object.keys(OWNERS).flatMap((id) => this.view(id, at) ?? []);
  }

  entries(id: string): EntryView[] {
    return this.moves
      .filter(({ account }) => account === id)
      .map(({ account, counter, change, position }) => ({
        position,
        time: new Date(position * 1000).toISOString(),
        account,
        kind: 'settlement',
        amount: formatAmount(change, SCALE),
        heldChange: '0.00',
        posted: formatAmount(this.balance(account, position), SCALE),
        held: '0.00',
        counterAccount: counter,
        cause: null,
      }));
  }

  instrument(): InstrumentView {
    return {
      id: 'EUR-CBDC',
      kind: 'cbdc',
      name: 'Digital euro',
      issuer: 'centralbank',
      scale: SCALE,
      currency: 'EUR',
      isin: null,
      issuanceAccount: 'cbdc-issuance',
      supply: '200.00',
    };
  }

  private balance(id: string, at = Number.POSITIVE_INFINITY): bigint {
    return this.moves
      .filter(({ account, position }) => account === id && position <= at)
      .reduce((sum, { change }) => sum + change, OPENING);
  }
}
