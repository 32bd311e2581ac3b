import { rulesOf } from '../instruments/rules.ts';
import { holderOf } from '../instruments/state.ts';
import type { MovePolicy } from '../ledger/decide-posting.ts';
import { refuse } from '../refusal.ts';
import type { BookState } from './state.ts';

/** What the instruments say of a transfer between two holders. */
export function transferPolicy(state: BookState): MovePolicy {
  return (from, to, field) => {
    if (from.issuance || to.issuance) {
      const end = from.issuance ? 'from' : 'to';
      const detail = 'supply changes by issue and redeem only';
      return refuse('account_restricted', `${field}.${end}`, detail);
    }
    return receiverPolicy(state)(from, to, field);
  };
}

/** What they say of issuing to, or redeeming from, a holder. */
export function receiverPolicy(state: BookState): MovePolicy {
  return (_from, to, field) => {
    const instrument = state.instruments.instruments.get(to.instrument);
    if (instrument === undefined || to.issuance) return undefined;
    const holder = holderOf(state.instruments, instrument.id, to.owner);
    return rulesOf(instrument.kind).mayHold(instrument, holder, `${field}.to`);
  };
}
