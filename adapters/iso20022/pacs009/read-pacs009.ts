import { accepted, type Result } from '../../../engine/refusal.ts';
import { checkContent, unsupported } from '../content.ts';
import { defined } from '../defined.ts';
import type { MappedMessage, OpenMessage } from '../message.ts';
import { find, findAll, textAt, tokenAt, type XmlNode } from '../xml/node.ts';
import { checkTotals } from './check-totals.ts';
import { PACS009_CONTENT } from './pacs009-content.ts';
import { readAgent, readEnds } from './read-ends.ts';
import { readTerms } from './read-terms.ts';

/**
 * FinancialInstitutionCreditTransfer: an institution pays another. Becomes a `payment`, or one side of a `pvp` when
 * the message names the payment that has to settle with it.
 */
export function readPacs009(message: OpenMessage): Result<MappedMessage> {
  const [transaction, second] = findAll(message.body, 'CdtTrfTxInf');
  const group = find(message.body, 'GrpHdr');
  if (transaction === undefined || group === undefined) throw new TypeError('not a pacs.009');
  if (second !== undefined) {
    const why = 'send one transaction a message: each settles and is answered by itself';
    return { ok: false, refusal: unsupported(second, 'FICdtTrf/CdtTrfTxInf[2]', why) };
  }
  const refusal =
    checkContent(PACS009_CONTENT, message.body, 'FICdtTrf') ?? checkTotals(group, transaction);
  if (refusal !== undefined) return { ok: false, refusal };
  const ends = readEnds(message, transaction);
  if (!ends.ok) return ends;
  const terms = readTerms(group, transaction, ends.value);
  if (!terms.ok) return terms;
  const origin = readOrigin(message, group, transaction);
  return accepted({
    instruction: {
      reference: readReference(transaction, textAt(group, 'MsgId') ?? ''),
      party: ends.value.from.participant,
      ...terms.value,
    },
    origin,
    identity: [
      message.header?.from ??
        readAgent(message, transaction, 'InstgAgt') ??
        ends.value.from.participant,
      message.header?.businessMessageId ?? textAt(group, 'MsgId') ?? '',
      textAt(transaction, 'PmtId/UETR') ?? readReference(transaction, ''),
    ],
  });
}

function readReference(transaction: XmlNode, messageId: string): string {
  const endToEndId = textAt(transaction, 'PmtId/EndToEndId');
  const instructed = textAt(transaction, 'PmtId/InstrId');
  // ISO 20022's word for an identifier that nobody gave: every such message would have the same.
  return instructed ?? (endToEndId === 'NOTPROVIDED' ? messageId : (endToEndId ?? messageId));
}

function readOrigin(
  message: OpenMessage,
  group: XmlNode,
  transaction: XmlNode,
): Readonly<Record<string, string>> {
  return defined({
    messageId: textAt(group, 'MsgId'),
    created: tokenAt(group, 'CreDtTm'),
    instructionId: textAt(transaction, 'PmtId/InstrId'),
    endToEndId: textAt(transaction, 'PmtId/EndToEndId'),
    transactionId: textAt(transaction, 'PmtId/TxId'),
    uetr: textAt(transaction, 'PmtId/UETR'),
    instructingAgent: readAgent(message, transaction, 'InstgAgt'),
    instructedAgent: readAgent(message, transaction, 'InstdAgt'),
  });
}
