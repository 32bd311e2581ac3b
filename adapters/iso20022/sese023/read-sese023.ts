import { accepted, type Result } from '../../../engine/refusal.ts';
import type { LegInput } from '../../../engine/settlement/instruction.ts';
import { checkContent, unsupported } from '../content.ts';
import { readDate } from '../dates.ts';
import { defined } from '../defined.ts';
import type { MappedMessage, OpenMessage } from '../message.ts';
import { amountText } from '../schema/decimal.ts';
import { find, textAt, tokenAt, type XmlNode } from '../xml/node.ts';
import { type Cash, readCash } from './read-cash.ts';
import { readProcessing } from './read-processing.ts';
import { cashEnd, readSides, type Sides, securitiesEnd } from './read-sides.ts';
import { SESE023_CONTENT } from './sese023-content.ts';

const ROOT = 'SctiesSttlmTxInstr';

/**
 * SecuritiesSettlementTransactionInstruction: one side of a trade delivers or receives securities, against payment
 * (`dvp`) or free of it (`fop`).
 */
export function readSese023(message: OpenMessage): Result<MappedMessage> {
  const { body } = message;
  const refusal = checkContent(SESE023_CONTENT, body, ROOT) ?? checkIdentified(body);
  if (refusal !== undefined) return { ok: false, refusal };
  const delivers = textAt(body, 'SttlmTpAndAddtlParams/SctiesMvmntTp') === 'DELI';
  const sides = readSides(message, delivers);
  if (!sides.ok) return sides;
  const cash = readCash(body, delivers);
  if (!cash.ok) return cash;
  const processing = readProcessing(body);
  if (!processing.ok) return processing;
  const { own } = sides.value;
  const reference = textAt(body, 'TxId') ?? '';
  return accepted({
    instruction: {
      reference,
      kind: cash.value === undefined ? 'fop' : 'dvp',
      party: own.participant,
      legs: legsOf(body, sides.value, cash.value, delivers),
      ...defined({
        tradeReference:
          textAt(body, 'SttlmTpAndAddtlParams/CmonId') ?? textAt(body, 'TradDtls/TradId'),
        settlementDate: readDate(tokenAt(body, 'TradDtls/SttlmDt/Dt/Dt')),
      }),
      ...processing.value,
    },
    origin: originOf(body, sides.value, cash.value),
    identity: [
      message.header?.from ?? own.participant,
      ...(message.header === undefined ? [] : [message.header.businessMessageId]),
      reference,
    ],
  });
}

function checkIdentified(body: XmlNode) {
  if (find(body, 'FinInstrmId/ISIN') === undefined) {
    return unsupported(body, `${ROOT}/FinInstrmId/ISIN`, 'identify the security by its ISIN');
  }
  if (find(body, 'TradDtls/SttlmDt/Dt/Dt') === undefined) {
    const why = 'give the settlement date as a date';
    return unsupported(body, `${ROOT}/TradDtls/SttlmDt`, why);
  }
  return undefined;
}

function legsOf(
  body: XmlNode,
  { own, other }: Sides,
  cash: Cash | undefined,
  delivers: boolean,
): readonly LegInput[] {
  const [deliverer, receiver] = delivers ? [own, other] : [other, own];
  const securities: LegInput = {
    isin: textAt(body, 'FinInstrmId/ISIN') ?? '',
    amount: quantityOf(body).quantity,
    from: securitiesEnd(deliverer),
    to: securitiesEnd(receiver),
  };
  if (cash === undefined) return [securities];
  return [securities, { ...cash, from: cashEnd(receiver), to: cashEnd(deliverer) }];
}

function quantityOf(body: XmlNode): { readonly quantity: string; readonly quantityType: string } {
  const quantity = find(body, 'QtyAndAcctDtls/SttlmQty/Qty')?.children[0];
  return { quantity: amountText(quantity?.text ?? ''), quantityType: quantity?.name ?? '' };
}

function originOf(
  body: XmlNode,
  { own, other }: Sides,
  cash: Cash | undefined,
): Readonly<Record<string, string>> {
  return defined({
    transactionId: textAt(body, 'TxId'),
    movement: textAt(body, 'SttlmTpAndAddtlParams/SctiesMvmntTp'),
    payment: textAt(body, 'SttlmTpAndAddtlParams/Pmt'),
    commonId: textAt(body, 'SttlmTpAndAddtlParams/CmonId'),
    tradeId: textAt(body, 'TradDtls/TradId'),
    settlementDate: tokenAt(body, 'TradDtls/SttlmDt/Dt/Dt'),
    isin: textAt(body, 'FinInstrmId/ISIN'),
    ...quantityOf(body),
    amount: cash?.amount,
    currency: cash?.currency,
    transactionType: textAt(body, 'SttlmParams/SctiesTxTp/Cd'),
    transactionTypeId: textAt(body, 'SttlmParams/SctiesTxTp/Prtry/Id'),
    transactionTypeIssuer: textAt(body, 'SttlmParams/SctiesTxTp/Prtry/Issr'),
    owner: own.participant,
    counterparty: other.participant,
  });
}
