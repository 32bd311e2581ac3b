import type { InstructionBody } from '../../../../adapters/http/schemas/instruction-body.ts';

/** A payment from bank-alpha to bank-beta, as JSON. */
export function payment(reference: string, amount = '10.00'): InstructionBody {
  const [from, to] = [{ account: 'alpha-cbdc' }, { account: 'beta-cbdc' }];
  const legs = [{ instrument: 'EUR-CBDC', amount, from, to }];
  return { reference, kind: 'payment', party: 'bank-alpha', legs };
}

/** One side of a trade between bank-alpha and bank-beta. */
export function trade(party: 'bank-alpha' | 'bank-beta', reference: string): InstructionBody {
  return { ...payment(reference), kind: 'dvp', party };
}
