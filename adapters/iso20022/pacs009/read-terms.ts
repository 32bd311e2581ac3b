import { accepted, type Result } from '../../../engine/refusal.ts';
import type { InstructionInput, LegInput } from '../../../engine/settlement/instruction.ts';
import { unsupported } from '../content.ts';
import { readDate, readInstant } from '../dates.ts';
import { defined } from '../defined.ts';
import { amountText } from '../schema/decimal.ts';
import { attributeOf, find, textAt, tokenAt, type XmlNode } from '../xml/node.ts';
import type { Ends } from './read-ends.ts';
import { type Counterpayment, readLocalInstrument } from './read-local-instrument.ts';

export type Terms = Pick<
  InstructionInput,
  'kind' | 'legs' | 'tradeReference' | 'settlementDate' | 'expiresAt'
>;

/** What is paid, against what, and when. */
export function readTerms(group: XmlNode, transaction: XmlNode, ends: Ends): Result<Terms> {
  const expiresAt = readExpiry(group, transaction);
  if (!expiresAt.ok) return expiresAt;
  const times = defined({
    settlementDate: readDate(
      tokenAt(transaction, 'IntrBkSttlmDt') ?? tokenAt(group, 'IntrBkSttlmDt'),
    ),
    expiresAt: expiresAt.value,
  });
  const amount = find(transaction, 'IntrBkSttlmAmt');
  const own: LegInput = {
    currency: attributeOf(amount, 'Ccy') ?? '',
    amount: amountText(amount?.text ?? ''),
    ...ends,
  };
  const counterpayment = readLocalInstrument(group, transaction);
  if (!counterpayment.ok) return counterpayment;
  if (counterpayment.value === undefined) {
    return accepted({ kind: 'payment', legs: [own], ...times });
  }
  const exchange = readExchange(transaction, own, ends, counterpayment.value);
  return exchange.ok ? accepted({ ...exchange.value, ...times }) : exchange;
}

/** Both messages of a payment versus payment give the same legs under the same trade reference. */
function readExchange(
  transaction: XmlNode,
  own: LegInput,
  { from, to }: Ends,
  counter: Counterpayment,
): Result<Pick<Terms, 'kind' | 'legs' | 'tradeReference'>> {
  const path = 'FICdtTrf/CdtTrfTxInf';
  const uetr = textAt(transaction, 'PmtId/UETR');
  if (uetr === undefined) {
    const why = 'payment versus payment needs a UETR, for the other message to name';
    return { ok: false, refusal: unsupported(transaction, `${path}/PmtId/UETR`, why) };
  }
  if (uetr === counter.uetr) {
    const why = 'it names itself: name the UETR of the other message';
    return { ok: false, refusal: unsupported(transaction, `${path}/InstrForNxtAgt/InstrInf`, why) };
  }
  const other: LegInput = {
    ...counter.unit,
    amount: counter.amount,
    from: { participant: to.participant, ...defined({ account: counter.fromAccount }) },
    to: { participant: from.participant, ...defined({ account: counter.toAccount }) },
  };
  return accepted({
    kind: 'pvp',
    tradeReference: [uetr, counter.uetr].sort().join('+'),
    legs: uetr < counter.uetr ? [own, other] : [other, own],
  });
}

/** The earlier of what the message and the transaction say. */
function readExpiry(group: XmlNode, transaction: XmlNode): Result<number | undefined> {
  const instants: number[] = [];
  for (const [node, path] of [
    [find(group, 'XpryDtTm'), 'GrpHdr'],
    [find(transaction, 'XpryDtTm'), 'CdtTrfTxInf'],
  ] as const) {
    if (node === undefined) continue;
    const instant = readInstant(node, `FICdtTrf/${path}/XpryDtTm`);
    if (!instant.ok) return instant;
    instants.push(instant.value);
  }
  return accepted(instants.length === 0 ? undefined : Math.min(...instants));
}
