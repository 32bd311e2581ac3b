import type { Proved } from '../proof/verify-proof.ts';
import { type Certificate, type Certified, refused } from './certificate.ts';
import { differenceOfTerms } from './difference-of-terms.ts';
import { firstDifference } from './first-difference.ts';
import { type SettledTrade, settledTrade } from './settled-trade.ts';

/** Whether what was proved is the settlement that the certificate speaks of. */
export function checkSettlement(certificate: Certificate, proved: Proved): Certified<undefined> {
  const { book, entry, decision, row, head } = proved;
  const event = decision.events[entry.event] ?? { type: 'nothing' };
  const { trade: wanted } = certificate.settlement;
  const first = settledTrade(event, () => true);
  if (first === undefined) {
    return refused('not_a_settlement', `the entry at position ${entry.position} settled nothing`);
  }
  if (head.seq !== row.seq) return refused('malformed', 'proof.links is not empty');
  const { position, time } = entry;
  const moment = { book, finality: { level: 'final', position, time, hash: row.hash } };
  const claimed = { book: certificate.book, finality: certificate.finality };
  const elsewhere =
    firstDifference(claimed.book, moment.book, 'book') ??
    firstDifference(claimed.finality, moment.finality, 'finality');
  if (elsewhere !== undefined) return refused('finality_mismatch', elsewhere);
  // When it is none of them, any tells what is different.
  const trade = settledTrade(event, (each) => each.trade === wanted) ?? first;
  const otherwise =
    firstDifference(inMinorUnits(certificate), trade, 'settlement') ??
    differenceOfTerms(certificate.settlement, decision);
  if (otherwise !== undefined) return refused('settlement_mismatch', otherwise);
  return { ok: true, value: undefined };
}

/** What the certificate says, in the form in which the journal says it. */
function inMinorUnits({ settlement }: Certificate): SettledTrade {
  const { trade, settlementDate, instructions, legs } = settlement;
  return {
    trade,
    settlementDate,
    instructions: instructions.map(({ id }) => id),
    legs: legs.map(({ instrument, amount, from, to }) => ({
      instrument,
      // All decimals are written, so without the point it is the number of minor units.
      amount: BigInt(amount.replace('.', '')).toString(),
      from: from.account,
      to: to.account,
    })),
  };
}
