import { isFinal, type Status } from '../../../engine/settlement/lifecycle.ts';
import type { AnswerType } from '../schemas.ts';
import type { GroupContent } from '../xml/write-xml.ts';
import { type Answer, fitting, institution, type Question } from './answer.ts';
import { PAYMENT_REASONS } from './payment-reasons.ts';
import { finalityText, isReason, reasonText } from './reason-text.ts';

/**
 * ISO 20022 ExternalPaymentTransactionStatus1Code. CANC is kept for interfaces of banks to their customers; between
 * institutions a payment that will not settle is rejected, and the reason says that it was cancelled or expired.
 */
const STATUSES: Readonly<Record<Status, string>> = {
  received: 'RCVD',
  accepted: 'ACTC',
  unmatched: 'PDNG',
  matched: 'ACSP',
  pending: 'PDNG',
  // Payments settle whole; here because the table is of all statuses.
  partially_settled: 'PDNG',
  settled: 'ACSC',
  cancelled: 'RJCT',
  rejected: 'RJCT',
  expired: 'RJCT',
};

const TEXT_LENGTH_MAX = 105;

/** FIToFIPaymentStatusReport: where the payment stands, why, and when it settled. */
export function pacs002(type: AnswerType, question: Question): Answer {
  const { instruction, origin, messageId, created } = question;
  const accepted = instruction.history.find(({ status }) => status === 'accepted');
  const finality = instruction.finality;
  return {
    type,
    content: {
      FIToFIPmtStsRpt: {
        GrpHdr: { MsgId: messageId, CreDtTm: created },
        TxInfAndSts: {
          OrgnlGrpInf: {
            OrgnlMsgId: origin.messageId,
            OrgnlMsgNmId: origin.message,
            OrgnlCreDtTm: origin.created,
          },
          OrgnlInstrId: origin.instructionId,
          OrgnlEndToEndId: origin.endToEndId,
          OrgnlTxId: origin.transactionId,
          OrgnlUETR: origin.uetr,
          TxSts: STATUSES[instruction.status],
          StsRsnInf: reasonOf(question),
          AccptncDtTm: accepted?.time,
          FctvIntrBkSttlmDt: finality === null ? undefined : { DtTm: finality.time },
          AcctSvcrRef: fitting(instruction.id, 35),
          ClrSysRef: finality === null ? undefined : String(finality.position),
          // Who was instructed answers.
          InstgAgt: institution(origin.instructedAgent),
          InstdAgt: institution(origin.instructingAgent),
        },
      },
    },
  };
}

function reasonOf({ instruction }: Question): GroupContent | undefined {
  const { finality, status, detail } = instruction;
  if (finality !== null) return { Rsn: { Cd: 'NARR' }, AddtlInf: finalityText(finality) };
  const reason = instruction.reason ?? (isFinal(status) ? status : undefined);
  if (reason === undefined) return undefined;
  return {
    Rsn: { Cd: isReason(reason) ? PAYMENT_REASONS[reason] : 'NARR' },
    AddtlInf: lines(reasonText(reason, detail), TEXT_LENGTH_MAX),
  };
}

function lines(text: string, length: number): readonly string[] {
  const characters = [...text];
  const count = Math.ceil(characters.length / length);
  return Array.from({ length: count }, (_, index) =>
    characters.slice(index * length, (index + 1) * length).join(''),
  );
}
