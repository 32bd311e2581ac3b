import type { Status } from '../../../engine/settlement/lifecycle.ts';
import type { GroupContent } from '../xml/write-xml.ts';
import { type Answer, clip, fitting, type Question } from './answer.ts';
import { pendingCode } from './pending-code.ts';
import { isReason, reasonText } from './reason-text.ts';
import { SECURITIES_REASONS } from './securities-reasons.ts';

const TEXT_LENGTH_MAX = 210;

const ACCEPTED: GroupContent = { PrcgSts: { AckdAccptd: { NoSpcfdRsn: 'NORE' } } };
const MATCHED: GroupContent = { MtchgSts: { Mtchd: {} } };

/** Which of its statuses the message reports. The process goes on from one to the next, so each implies those before. */
const STATUSES: Readonly<Record<Status, (question: Question) => GroupContent>> = {
  received: () => ACCEPTED,
  accepted: () => ACCEPTED,
  unmatched: (question) => ({
    MtchgSts: { Umtchd: reason(question, codeOf(question, 'unmatched')) },
  }),
  matched: () => MATCHED,
  pending: (question) => ({
    ...MATCHED,
    SttlmSts: { Pdg: reason(question, pendingCode(question.instruction, roleOf(question))) },
  }),
  partially_settled: (question) => ({ ...MATCHED, SttlmSts: { Pdg: reason(question, 'PART') } }),
  // The confirmation says so in full; here for a view that lacks its proof.
  settled: () => MATCHED,
  cancelled: (question) => ({ PrcgSts: { Canc: reason(question, codeOf(question, 'cancelled')) } }),
  rejected: (question) => ({ PrcgSts: { Rjctd: reason(question, codeOf(question, 'rejected')) } }),
  expired: (question) => ({ PrcgSts: { Canc: reason(question, 'CANS') } }),
};

/** SecuritiesSettlementTransactionStatusAdvice: where an instruction stands that has not settled. */
export function sese024(question: Question): Answer {
  const { instruction, origin } = question;
  return {
    type: 'sese.024.001.13',
    content: {
      SctiesSttlmTxStsAdvc: {
        TxId: {
          AcctOwnrTxId: origin.transactionId,
          AcctSvcrTxId: fitting(instruction.id, 35),
          CmonId: origin.commonId,
        },
        ...STATUSES[instruction.status](question),
      },
    },
  };
}

function roleOf({ origin }: Question): 'delivers' | 'receives' {
  return origin.movement === 'DELI' ? 'delivers' : 'receives';
}

function codeOf({ instruction }: Question, when: 'cancelled' | 'rejected' | 'unmatched'): string {
  const { reason } = instruction;
  return reason !== null && isReason(reason)
    ? SECURITIES_REASONS[reason][when]
    : SECURITIES_REASONS.internal[when];
}

function reason({ instruction }: Question, code: string): GroupContent {
  const text = reasonText(instruction.reason ?? instruction.status, instruction.detail);
  return { Rsn: { Cd: { Cd: code }, AddtlRsnInf: clip(text, TEXT_LENGTH_MAX) } };
}
