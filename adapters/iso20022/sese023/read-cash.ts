import { accepted, type Result, refused } from '../../../engine/refusal.ts';
import { unsupported } from '../content.ts';
import { amountText } from '../schema/decimal.ts';
import { attributeOf, find, textAt, type XmlNode } from '../xml/node.ts';

export interface Cash {
  readonly amount: string;
  readonly currency: string;
}

const AMOUNT = 'SctiesSttlmTxInstr/SttlmAmt';

/** The cash against which securities move; `undefined` when they move free of payment. */
export function readCash(body: XmlNode, delivers: boolean): Result<Cash | undefined> {
  const free = textAt(body, 'SttlmTpAndAddtlParams/Pmt') === 'FREE';
  const settlement = find(body, 'SttlmAmt');
  if (settlement === undefined) {
    if (free) return accepted(undefined);
    const detail = `line ${body.line}: a settlement against payment (APMT) has an amount`;
    return refused('message_invalid', AMOUNT, detail);
  }
  if (free) {
    const why = 'free of payment (FREE) moves no cash: leave the amount out, or write APMT';
    return { ok: false, refusal: unsupported(settlement, AMOUNT, why) };
  }
  const direction = delivers ? 'CRDT' : 'DBIT';
  if (textAt(settlement, 'CdtDbtInd') !== direction) {
    const why = delivers
      ? 'who delivers is paid: CRDT with DELI'
      : 'who receives pays: DBIT with RECE';
    return { ok: false, refusal: unsupported(settlement, `${AMOUNT}/CdtDbtInd`, why) };
  }
  const amount = find(settlement, 'Amt');
  return accepted({
    amount: amountText(amount?.text ?? ''),
    currency: attributeOf(amount, 'Ccy') ?? '',
  });
}
