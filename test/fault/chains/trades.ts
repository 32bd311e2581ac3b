import type { Draws } from '../draws.ts';
import type { Party } from './parties.ts';
import { mirrorOf } from './parties.ts';

export type Way = 'escrow' | 'lock_and_hold' | 'swap';

/** The dealer delivers a bond on the first chain; what the buyer pays with says which way it settles. */
export interface DrawnTrade {
  readonly name: string;
  readonly way: Way;
  readonly buyer: Exclude<Party, 'dealer'>;
  readonly bonds: number;
  readonly euros: number;
}

const MONEY = { escrow: 'EUR-C-A', lock_and_hold: 'EUR-CBDC', swap: 'EUR-C-B' } as const;
const LEDGER_ACCOUNTS: Readonly<Record<Party, string>> = {
  dealer: 'dealer-cbdc',
  'bank-alpha': 'alpha-cbdc',
  'bank-beta': 'beta-cbdc',
};

/** One buyer in so many never does its part on a chain; 0: none. */
export function drawTrade(draws: Draws, name: string, idleOneIn: number): DrawnTrade {
  const isIdle = idleOneIn > 0 && draws.below(idleOneIn) === 0;
  return {
    name,
    way: draws.pick(['escrow', 'lock_and_hold', 'swap'] as const),
    buyer: isIdle ? 'bank-beta' : 'bank-alpha',
    bonds: draws.between(1, 50),
    euros: draws.between(1, 5_000),
  };
}

export function accountOf(party: Party, instrument: string): string {
  return instrument === 'EUR-CBDC' ? LEDGER_ACCOUNTS[party] : mirrorOf(party, instrument);
}

export function legsOf({ way, buyer, bonds, euros }: DrawnTrade) {
  return [
    leg('BOND-31-A', String(bonds), 'dealer', buyer),
    leg(MONEY[way], `${euros}.00`, buyer, 'dealer'),
  ] as const;
}

function leg(instrument: string, amount: string, from: Party, to: Party) {
  const end = (participant: Party) => ({
    participant,
    account: accountOf(participant, instrument),
  });
  return { instrument, amount, from: end(from), to: end(to) };
}
