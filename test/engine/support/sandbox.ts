import type { Command } from '../../../engine/book.ts';
import type { Calendars } from '../../../engine/ports/calendars.ts';
import { admit, attest, issue, openAccount } from './commands.ts';
import { DAY, TestBook } from './test-book.ts';

const PARTICIPANTS = [
  ['centralbank', 'SBCBDEFFXXX', 'TRCDCENTRALBANK00028'],
  ['bank-alpha', 'ALPHDEFFXXX', 'TRCDALPHABANK0000069'],
  ['bank-beta', 'BETAFRPPXXX', 'TRCDBETABANK00000094'],
  ['usd-issuer', 'MERIUS33XXX', 'TRCDMERIDIAN00000068'],
  ['depository', 'SBSDDEFFXXX', 'TRCDDEPOSITORY000014'],
  ['dealer', 'DELTGB2LXXX', 'TRCDDELTADEALERS0041'],
] as const;

export const LEIS: readonly string[] = PARTICIPANTS.map(([, , lei]) => lei);
export const BOND_ISIN = 'XS2031000016';

const INSTRUMENTS = [
  { id: 'EUR-CBDC', kind: 'cbdc', issuer: 'centralbank', currency: 'EUR' },
  { id: 'USDM', kind: 'stablecoin', issuer: 'usd-issuer', currency: 'USD', scale: 6 },
  { id: 'EUR-ALPHA', kind: 'deposit_token', issuer: 'bank-alpha', currency: 'EUR' },
  { id: 'BOND', kind: 'security', issuer: 'depository', isin: BOND_ISIN, scale: 2 },
] as const;

const ADMISSIONS = [
  ['EUR-CBDC', 'bank-alpha'],
  ['EUR-CBDC', 'bank-beta'],
  ['EUR-CBDC', 'dealer'],
  ['EUR-ALPHA', 'dealer'],
  ['EUR-ALPHA', 'bank-beta'],
] as const;

/** Whoever holds something at the start holds a thousand of it. Account, owner, instrument, minor units. */
const ACCOUNTS = [
  ['alpha-cbdc', 'bank-alpha', 'EUR-CBDC', 1_000_00n],
  ['beta-cbdc', 'bank-beta', 'EUR-CBDC', 1_000_00n],
  ['dealer-cbdc', 'dealer', 'EUR-CBDC', 1_000_00n],
  ['alpha-bond', 'bank-alpha', 'BOND', 0n],
  ['beta-bond', 'bank-beta', 'BOND', 0n],
  ['dealer-bond', 'dealer', 'BOND', 1_000_00n],
  ['alpha-usdm', 'bank-alpha', 'USDM', 0n],
  ['beta-usdm', 'bank-beta', 'USDM', 0n],
  ['dealer-usdm', 'dealer', 'USDM', 1_000_000_000n],
  ['beta-eura', 'bank-beta', 'EUR-ALPHA', 1_000_00n],
  ['dealer-eura', 'dealer', 'EUR-ALPHA', 0n],
] as const;

/** A book with a small world in it: the names of the sandbox, balances that are easy to count with. */
export function sandboxBook(calendars?: Calendars): TestBook {
  const book = new TestBook(undefined, undefined, calendars);
  for (const command of sandboxCommands(book.now)) book.run(command);
  return book;
}

export function sandboxCommands(now: number): readonly Command[] {
  return [
    ...PARTICIPANTS.map(
      ([id, bic, lei]): Command => ({ type: 'register_participant', id, name: id, bic, lei }),
    ),
    ...INSTRUMENTS.map(
      (instrument): Command => ({
        type: 'register_instrument',
        name: instrument.id,
        issuanceAccount: issuanceOf(instrument.id),
        ...instrument,
      }),
    ),
    ...ADMISSIONS.map(([instrument, participant]) => admit(instrument, participant)),
    attest('USDM', 5_000_000_000n, now + 365 * DAY),
    ...ACCOUNTS.flatMap(([id, owner, instrument, balance]) => [
      openAccount(id, owner, instrument),
      ...(balance === 0n ? [] : [issue(instrument, id, balance)]),
    ]),
  ];
}

/** Name of an instrument's issuance account. */
function issuanceOf(instrument: string): string {
  return `${instrument}-issuance`;
}
