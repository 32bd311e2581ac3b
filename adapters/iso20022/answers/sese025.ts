import { isBic } from '../participant-id.ts';
import type { GroupContent } from '../xml/write-xml.ts';
import { type Answer, fitting, type Question } from './answer.ts';
import { finalityText } from './reason-text.ts';

/** SecuritiesSettlementTransactionConfirmation: what settled, when, and where that is recorded. */
export function sese025({ instruction, origin }: Question): Answer | undefined {
  const { finality } = instruction;
  if (finality === null) return undefined;
  return {
    type: 'sese.025.001.12',
    content: {
      SctiesSttlmTxConf: {
        TxIdDtls: {
          AcctOwnrTxId: origin.transactionId,
          AcctSvcrTxId: fitting(instruction.id, 35),
          MktInfrstrctrTxId: String(finality.position),
          SctiesMvmntTp: origin.movement,
          Pmt: origin.payment,
          CmonId: origin.commonId,
        },
        TradDtls: {
          TradId: origin.tradeId,
          SttlmDt: date(origin.settlementDate),
          FctvSttlmDt: { Dt: { DtTm: finality.time } },
          SttlmInstrPrcgAddtlDtls: finalityText(finality),
        },
        FinInstrmId: { ISIN: origin.isin },
        QtyAndAcctDtls: quantityAndAccounts({ instruction, origin }),
        SttlmParams: { SctiesTxTp: transactionType(origin) },
        ...parties(origin),
        SttldAmt: settledAmount(origin),
      },
    },
  };
}

type Told = Pick<Question, 'instruction' | 'origin'>;
type Origin = Question['origin'];

function date(text: string | undefined): GroupContent | undefined {
  return text === undefined ? undefined : { Dt: { Dt: text } };
}

/** The accounts that were posted to: those the message named, or those found for it. */
function quantityAndAccounts({ instruction, origin }: Told): GroupContent {
  const delivers = origin.movement === 'DELI';
  const [securities, cash] = instruction.legs;
  const safekeeping = fitting((delivers ? securities?.from : securities?.to)?.account, 35);
  const cashAccount = fitting((delivers ? cash?.to : cash?.from)?.account, 34);
  return {
    SttldQty: { Qty: { [origin.quantityType ?? 'Unit']: origin.quantity } },
    AcctOwnr: isBic(origin.owner ?? '') ? { Id: { AnyBIC: origin.owner } } : undefined,
    SfkpgAcct: safekeeping === undefined ? undefined : { Id: safekeeping },
    CshAcct: cashAccount === undefined ? undefined : { Prtry: cashAccount },
  };
}

function transactionType({
  transactionType: code,
  transactionTypeId,
  transactionTypeIssuer,
}: Origin): GroupContent {
  if (code !== undefined) return { Cd: code };
  return { Prtry: { Id: transactionTypeId, Issr: transactionTypeIssuer } };
}

function parties({ movement, counterparty }: Origin): GroupContent {
  if (counterparty === undefined || !isBic(counterparty)) return {};
  const side = { Pty1: { Id: { AnyBIC: counterparty } } };
  return movement === 'DELI' ? { RcvgSttlmPties: side } : { DlvrgSttlmPties: side };
}

function settledAmount({ amount, currency, movement }: Origin): GroupContent | undefined {
  if (amount === undefined || currency === undefined) return undefined;
  return {
    Amt: { value: amount, attribute: currency },
    CdtDbtInd: movement === 'DELI' ? 'CRDT' : 'DBIT',
  };
}
