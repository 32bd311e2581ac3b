import type { LegInput } from '../../../engine/settlement/instruction.ts';
import type { Terms } from './test-book.ts';

/** Participants by name, amounts as decimal strings. */
export function leg(instrument: string, amount: string, from: string, to: string): LegInput {
  return { instrument, amount, from: { participant: from }, to: { participant: to } };
}

/** Alpha pays beta in central bank money. */
export function payment(amount: string, more: Partial<Terms> = {}): Terms {
  return {
    kind: 'payment',
    party: 'bank-alpha',
    legs: [leg('EUR-CBDC', amount, 'bank-alpha', 'bank-beta')],
    ...more,
  };
}

/** The dealer delivers bonds to `buyer` against central bank money. */
export function dvp(
  party: string,
  { bonds = '100.00', cash = '98.00', buyer = 'bank-alpha' } = {},
): Terms {
  return {
    kind: 'dvp',
    party,
    legs: [leg('BOND', bonds, 'dealer', buyer), leg('EUR-CBDC', cash, buyer, 'dealer')],
  };
}

/** Alpha gives euros, the dealer gives dollars. */
export function pvp(party: string, more: Partial<Terms> = {}): Terms {
  return {
    kind: 'pvp',
    party,
    legs: [
      leg('EUR-CBDC', '90.00', 'bank-alpha', 'dealer'),
      leg('USDM', '100.000000', 'dealer', 'bank-alpha'),
    ],
    ...more,
  };
}

/** The dealer gives bonds away. */
export function fop(party: string, more: Partial<Terms> = {}): Terms {
  return { kind: 'fop', party, legs: [leg('BOND', '10.00', 'dealer', 'bank-beta')], ...more };
}

/** Round in a circle: nobody could pay first without the others. */
export function circle(party: string, more: Partial<Terms> = {}): Terms {
  return {
    kind: 'batch',
    party,
    legs: [
      leg('EUR-CBDC', '3000.00', 'bank-alpha', 'bank-beta'),
      leg('EUR-CBDC', '3000.00', 'bank-beta', 'dealer'),
      leg('EUR-CBDC', '3000.00', 'dealer', 'bank-alpha'),
    ],
    ...more,
  };
}
