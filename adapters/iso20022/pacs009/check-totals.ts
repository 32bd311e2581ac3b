import { type Refusal, refuse } from '../../../engine/refusal.ts';
import { plainDecimal } from '../schema/decimal.ts';
import { attributeOf, find, tokenAt, type XmlNode } from '../xml/node.ts';

/** Holds what the group header says of the whole message against its one transaction. */
export function checkTotals(group: XmlNode, transaction: XmlNode): Refusal | undefined {
  const amount = find(transaction, 'IntrBkSttlmAmt');
  const date = tokenAt(transaction, 'IntrBkSttlmDt');
  for (const child of group.children) {
    const { name, text, line } = child;
    const agrees = {
      NbOfTxs: () => Number(text) === 1,
      CtrlSum: () => sameNumber(text, amount?.text),
      TtlIntrBkSttlmAmt: () =>
        sameNumber(text, amount?.text) && attributeOf(child, 'Ccy') === attributeOf(amount, 'Ccy'),
      IntrBkSttlmDt: () => date === undefined || date === text.trim(),
    }[name];
    if (agrees === undefined || agrees()) continue;
    const detail = `line ${line}: "${text.trim()}" is not what the one transaction adds up to`;
    return refuse('message_invalid', `FICdtTrf/GrpHdr/${name}`, detail);
  }
  return undefined;
}

function sameNumber(one: string, other: string = ''): boolean {
  return plainDecimal(one.trim()) === plainDecimal(other.trim());
}
