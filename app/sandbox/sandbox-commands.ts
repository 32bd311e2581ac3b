import type { Command, CommandBody } from '../../engine/book.ts';
import type { AccountId, InstrumentId, ParticipantId } from '../../engine/ids.ts';

const PARTICIPANTS = [
  ['centralbank', 'Sandbox Central Bank', 'SBCBDEFFXXX', 'TRCDCENTRALBANK00028'],
  ['bank-alpha', 'Alpha Bank', 'ALPHDEFFXXX', 'TRCDALPHABANK0000069'],
  ['bank-beta', 'Beta Bank', 'BETAFRPPXXX', 'TRCDBETABANK00000094'],
  ['usd-issuer', 'Meridian Dollar', 'MERIUS33XXX', 'TRCDMERIDIAN00000068'],
  ['depository', 'Sandbox Securities Depository', 'SBSDDEFFXXX', 'TRCDDEPOSITORY000014'],
  ['dealer', 'Delta Dealers', 'DELTGB2LXXX', 'TRCDDELTADEALERS0041'],
] as const;

const INSTRUMENTS: readonly (CommandBody & { type: 'register_instrument' })[] = [
  {
    type: 'register_instrument',
    id: 'EUR-CBDC',
    kind: 'cbdc',
    name: 'Wholesale digital euro',
    issuer: 'centralbank',
    issuanceAccount: 'cbdc-issuance',
    currency: 'EUR',
  },
  {
    type: 'register_instrument',
    id: 'USDM',
    kind: 'stablecoin',
    name: 'Meridian Dollar',
    issuer: 'usd-issuer',
    issuanceAccount: 'usdm-issuance',
    currency: 'USD',
    scale: 6,
  },
  {
    type: 'register_instrument',
    id: 'EUR-ALPHA',
    kind: 'deposit_token',
    name: 'Alpha Bank deposit',
    issuer: 'bank-alpha',
    issuanceAccount: 'eura-issuance',
    currency: 'EUR',
  },
  {
    type: 'register_instrument',
    id: 'BOND-2031',
    kind: 'security',
    name: 'Sandbox 2.5% 2031',
    issuer: 'depository',
    issuanceAccount: 'bond-issuance',
    isin: 'XS2031000016',
    scale: 2,
    issueSize: 100_000_000_00n,
  },
];

const ADMISSIONS = [
  ['EUR-CBDC', 'bank-alpha'],
  ['EUR-CBDC', 'bank-beta'],
  ['EUR-CBDC', 'dealer'],
  ['EUR-ALPHA', 'dealer'],
  ['EUR-ALPHA', 'bank-beta'],
] as const;

/** Account, owner, instrument, opening balance in minor units. */
const ACCOUNTS = [
  ['alpha-cbdc', 'bank-alpha', 'EUR-CBDC', 50_000_000_00n],
  ['beta-cbdc', 'bank-beta', 'EUR-CBDC', 30_000_000_00n],
  ['dealer-cbdc', 'dealer', 'EUR-CBDC', 10_000_000_00n],
  ['alpha-bond', 'bank-alpha', 'BOND-2031', 0n],
  ['beta-bond', 'bank-beta', 'BOND-2031', 0n],
  ['dealer-bond', 'dealer', 'BOND-2031', 25_000_000_00n],
  ['alpha-usdm', 'bank-alpha', 'USDM', 0n],
  ['beta-usdm', 'bank-beta', 'USDM', 0n],
  ['dealer-usdm', 'dealer', 'USDM', 5_000_000_000_000n],
  ['beta-eura', 'bank-beta', 'EUR-ALPHA', 4_000_000_00n],
  ['dealer-eura', 'dealer', 'EUR-ALPHA', 0n],
] as const;

const ATTESTED_UNTIL = Date.UTC(2100, 0, 1);

/**
 * A small world to try everything in: a central bank, two commercial banks, a stablecoin issuer, a securities
 * depository and a dealer, with balances. Each command has its key, so opening it again changes nothing.
 */
export function sandboxCommands(): readonly Command[] {
  return [
    ...PARTICIPANTS.map(([id, name, bic, lei]) =>
      keyed(id, { type: 'register_participant', id, name, bic, lei }),
    ),
    ...INSTRUMENTS.map((instrument) => keyed(instrument.id, instrument)),
    ...ADMISSIONS.map(([instrument, participant]) =>
      keyed(`${instrument}/${participant}`, {
        type: 'admit',
        instrument: instrument as InstrumentId,
        participant: participant as ParticipantId,
      }),
    ),
    keyed('USDM/reserves', {
      type: 'attest_reserves',
      instrument: 'USDM' as InstrumentId,
      reserves: 20_000_000_000_000n,
      validUntil: ATTESTED_UNTIL,
    }),
    ...ACCOUNTS.flatMap(([id, owner, instrument, balance]) => [
      keyed(id, { type: 'open_account', id, owner, instrument }),
      ...(balance === 0n ? [] : [opening(id, instrument, balance)]),
    ]),
  ];
}

function opening(account: string, instrument: string, amount: bigint): Command {
  const terms = { instrument: instrument as InstrumentId, to: account as AccountId, amount };
  return keyed(`${account}/balance`, { type: 'issue', ...terms });
}

function keyed(name: string, body: CommandBody): Command {
  return { ...body, key: `sandbox/${name}` };
}
