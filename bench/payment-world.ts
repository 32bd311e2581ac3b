import type { Command } from '../engine/book.ts';
import type { AccountId, InstrumentId } from '../engine/ids.ts';

const OPENING = 1_000_000_000n;

/** One bank's CBDC accounts, funded, so that nothing but transfers is measured. */
export function worldCommands(accounts: number): readonly Command[] {
  const opening = Array.from({ length: 2 * accounts }, (_, n) => accountCommands(n));
  return [...currencyCommands(), ...opening];
}

/** The central bank, its money, and one bank that may hold it. */
export function currencyCommands(): readonly Command[] {
  return [
    { type: 'register_participant', id: 'cb', name: 'Central bank', key: 'cb' },
    { type: 'register_participant', id: 'bank', name: 'Bank', key: 'bank' },
    {
      type: 'register_instrument',
      id: 'EUR-CBDC',
      kind: 'cbdc',
      name: 'Digital euro',
      issuer: 'cb',
      issuanceAccount: 'issuance',
      currency: 'EUR',
      key: 'cbdc',
    },
    {
      type: 'admit',
      instrument: 'EUR-CBDC' as InstrumentId,
      participant: 'bank' as never,
      key: 'admit',
    },
  ];
}

/** Two for each account, one after the other: open it, and put something on it. */
export function accountCommands(n: number): Command {
  const id = accountId(Math.floor(n / 2));
  if (n % 2 === 0) {
    return { type: 'open_account', id, owner: 'bank', instrument: 'EUR-CBDC', key: id };
  }
  const terms = { instrument: 'EUR-CBDC' as InstrumentId, to: id, amount: OPENING };
  return { type: 'issue', ...terms, key: `${id}/opening` };
}

/** The n-th transfer: two different accounts out of `accounts`, spread evenly, from a sequence and not from chance. */
export function transferCommand(n: number, accounts: number): Command {
  const from = (n * 7_919) % accounts;
  const to = (from + 1 + ((n * 104_729) % (accounts - 1))) % accounts;
  const ends = { from: accountId(from), to: accountId(to) };
  return { type: 'post', key: `t${n}`, operations: [{ op: 'transfer', ...ends, amount: 1n }] };
}

/** The same with one account in every transfer, on either side in turn. */
export function hotTransferCommand(n: number, accounts: number): Command {
  const other = accountId(1 + ((n * 7_919) % (accounts - 1)));
  const hot = accountId(0);
  const ends = n % 2 === 0 ? { from: hot, to: other } : { from: other, to: hot };
  return { type: 'post', key: `t${n}`, operations: [{ op: 'transfer', ...ends, amount: 1n }] };
}

/** Made once: callers hold on to the ids of their accounts. */
const IDS: AccountId[] = [];

function accountId(index: number): AccountId {
  IDS[index] ??= `a${index}` as AccountId;
  return IDS[index];
}
