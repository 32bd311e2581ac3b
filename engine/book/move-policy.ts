import type { InstrumentId, TimeMs } from '../ids.ts';
import { rulesOf } from '../instruments/rules.ts';
import { holderOf } from '../instruments/state.ts';
import type { Account } from '../ledger/account.ts';
import type { MovePolicy, PostingContext } from '../ledger/posting-context.ts';
import { formatAmount, parseAmount } from '../money/amount.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { BookState } from './state.ts';

/** What a posting needs to know of the book: transfers between holders unless another policy is given. */
export function postingContext(
  state: BookState,
  at: TimeMs,
  policy: MovePolicy = transferPolicy(state),
): Omit<PostingContext, 'list'> {
  return {
    state: state.ledger,
    policy,
    at,
    write: (account, amount) => writeAmount(state, account.instrument, amount),
    read: (account, text, field) => parseAmount(text, scaleOf(state, account.instrument), field),
    // Trades and supply make no holds; those who do say how to look for old ones.
    wasHold: () => false,
  };
}

/** An amount with its instrument, like `990.00 EUR-CBDC`. */
export function writeAmount(state: BookState, instrument: InstrumentId, amount: bigint): string {
  return `${formatAmount(amount, scaleOf(state, instrument))} ${instrument}`;
}

function scaleOf(state: BookState, instrument: InstrumentId): number {
  return state.instruments.instruments.get(instrument)?.scale ?? 0;
}

/** Whether the instruments let one holder transfer to another. */
export function permitsTransfer(state: BookState, from: Account, to: Account): boolean {
  if (from.issuance || to.issuance || homeOf(state, to) !== undefined) return false;
  return checkReceiver(state, to, '') === undefined;
}

/** What the instruments say of a transfer between two holders. */
function transferPolicy(state: BookState): MovePolicy {
  return (from, to, field) => {
    if (from.issuance || to.issuance) {
      const end = from.issuance ? 'from' : 'to';
      const detail = 'supply changes by issue and redeem only';
      return refuse('account_restricted', `${field}.${end}`, detail);
    }
    return checkHome(state, to, `${field}.to`) ?? checkReceiver(state, to, `${field}.to`);
  };
}

/** What they say of a leg that moves on a chain, where balances are not the ledger's affair. */
export function mirrorPolicy(state: BookState): MovePolicy {
  return (_from, to, field) => checkReceiver(state, to, `${field}.to`);
}

/** What they say of issuing to, or redeeming from, a holder. */
export function receiverPolicy(state: BookState): MovePolicy {
  return (_from, to, field) =>
    checkHome(state, to, `${field}.to`) ?? checkReceiver(state, to, `${field}.to`);
}

/** What is kept on a chain moves there: accounts here only mirror it. */
function checkHome(state: BookState, account: Account, field: string): Refusal | undefined {
  const home = homeOf(state, account);
  if (home === undefined) return undefined;
  const detail = `${account.instrument} is at home on ${home.chain}: instruct a settlement`;
  return refuse('home_elsewhere', field, detail);
}

function homeOf({ instruments }: BookState, { instrument }: Account) {
  return instruments.instruments.get(instrument)?.home;
}

function checkReceiver(state: BookState, to: Account, field: string): Refusal | undefined {
  const instrument = state.instruments.instruments.get(to.instrument);
  if (instrument === undefined || to.issuance) return undefined;
  const holder = holderOf(state.instruments, instrument.id, to.owner);
  return rulesOf(instrument.kind).mayHold(instrument, holder, field);
}
