import { bridgedSupply } from '../bridge/bridge-state.ts';
import type { InstrumentId, TimeMs } from '../ids.ts';
import { rulesOf } from '../instruments/rules.ts';
import { decidePosting } from '../ledger/decide-posting.ts';
import { AMOUNT_MAX, checkAmount } from '../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import type { Command } from './command.ts';
import { instrumentOf } from './decide-account.ts';
import type { Event } from './event.ts';
import { postingContext, receiverPolicy, writeAmount } from './move-policy.ts';
import type { BookState } from './state.ts';

type Of<Type extends Command['type']> = Command & { readonly type: Type };

/** Creates or takes back supply by a transfer between the issuance account and a holder's. */
export function decideSupply(
  state: BookState,
  command: Of<'issue'> | Of<'redeem'>,
  at: TimeMs,
): Result<Event[]> {
  const found = instrumentOf(state, command.instrument, 'instrument');
  if (!found.ok) return found;
  const instrument = found.value;
  const malformed = checkAmount(command.amount, 'amount');
  if (malformed !== undefined) return { ok: false, refusal: malformed };
  if (command.type === 'issue') {
    const supply = supplyOf(state, command.instrument) + command.amount;
    const own = supply - bridgedSupply(state.bridges, instrument.id);
    const refusal = rulesOf(instrument.kind).mayIssue(instrument, own, at);
    if (refusal !== undefined) return { ok: false, refusal };
    if (supply > AMOUNT_MAX) {
      return refused('amount_out_of_range', 'amount', 'the supply has to fit 128 bits');
    }
  }
  if (command.type === 'redeem') {
    const refusal = checkOwn(state, instrument.id, command.amount);
    if (refusal !== undefined) return { ok: false, refusal };
  }
  const { issuanceAccount } = instrument;
  const ends =
    command.type === 'issue'
      ? { from: issuanceAccount, to: command.to }
      : { from: command.from, to: issuanceAccount };
  const decided = decidePosting(
    { ...postingContext(state, at, receiverPolicy(state)), list: 'operations' },
    [{ op: 'transfer', ...ends, amount: command.amount }],
  );
  if (!decided.ok) {
    // The caller wrote no list of operations, and named the issuance account by its instrument.
    const field = decided.refusal.field.replace('operations[0].', '');
    const issuanceEnd = command.type === 'issue' ? 'from' : 'to';
    return {
      ok: false,
      refusal: { ...decided.refusal, field: field === issuanceEnd ? 'instrument' : field },
    };
  }
  return accepted([{ type: 'posted', cause: command.type, movements: decided.value }]);
}

/** The issuer takes back what it issued: what came over a bridge leaves over the bridge, or the vault would keep it. */
function checkOwn(state: BookState, id: InstrumentId, amount: bigint): Refusal | undefined {
  const bridged = bridgedSupply(state.bridges, id);
  const own = supplyOf(state, id) - bridged;
  if (bridged === 0n || amount <= own) return undefined;
  const detail = `of ${id} ${writeAmount(state, id, own)} can be redeemed: withdraw the rest over its bridge`;
  return refuse('supply_bridged', 'amount', detail);
}

/** The instrument's issuance account stands below zero by what holders hold. */
function supplyOf(state: BookState, id: string): bigint {
  const instrument = instrumentOf(state, id, 'instrument');
  if (!instrument.ok) return 0n;
  return -(state.ledger.accounts.get(instrument.value.issuanceAccount)?.posted ?? 0n);
}

export function decideAttestation(
  state: BookState,
  command: Of<'attest_reserves'>,
  at: TimeMs,
): Result<Event[]> {
  const instrument = instrumentOf(state, command.instrument, 'instrument');
  if (!instrument.ok) return instrument;
  const { reserves, validUntil } = command;
  if (instrument.value.kind !== 'stablecoin') {
    return refused('field_invalid', 'instrument', 'only stablecoins have attested reserves');
  }
  if (reserves < 0n || reserves > AMOUNT_MAX) {
    return refused(
      'amount_out_of_range',
      'reserves',
      'reserves are zero or above, within 128 bits',
    );
  }
  if (!Number.isSafeInteger(validUntil) || validUntil <= at) {
    return refused('field_invalid', 'validUntil', 'the attestation has run out already');
  }
  return accepted([
    { type: 'reserves_attested', instrument: instrument.value.id, reserves, validUntil },
  ]);
}
