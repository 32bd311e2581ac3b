import { accepted, type Result, refused } from '../../engine/refusal.ts';
import { type ContentTable, checkContent } from './content.ts';
import { defined } from './defined.ts';
import { find, textAt, tokenAt, type XmlNode } from './xml/node.ts';

/** What this server keeps of a business application header. */
export interface Header {
  /** Name and version of the header itself, like `head.001.001.02`. */
  readonly type: string;
  /** BIC or LEI. */
  readonly from?: string;
  readonly to?: string;
  readonly businessMessageId: string;
  readonly created: string;
}

export const HEADER_CONTENT: ContentTable = {
  CharSet: 'ignored',
  Fr: 'read',
  To: 'read',
  BizMsgIdr: 'read',
  MsgDefIdr: 'read',
  BizSvc: 'ignored',
  MktPrctc: 'ignored',
  CreDt: 'read',
  BizPrcgDt: 'ignored',
  CpyDplct: {
    refused: 'a copy is for information; only an original or its duplicate (DUPL) is settled',
    unless: ['DUPL'],
  },
  // A message sent twice is recognised by its identifiers, whatever the sender suspects.
  PssblDplct: 'ignored',
  Prty: 'ignored',
  // Who may speak for whom is settled before the message is read.
  Sgntr: 'ignored',
  Rltd: 'ignored',
};

const PARTY_IDS = [
  'FIId/FinInstnId/BICFI',
  'OrgId/Id/OrgId/AnyBIC',
  'FIId/FinInstnId/LEI',
  'OrgId/Id/OrgId/LEI',
];

/** Reads a header that fits its schema and came with a message of type `messageType`. */
export function readHeader(type: string, node: XmlNode, messageType: string): Result<Header> {
  const refusal = checkContent(HEADER_CONTENT, node, 'AppHdr');
  if (refusal !== undefined) return { ok: false, refusal };
  const announced = textAt(node, 'MsgDefIdr');
  if (announced !== messageType) {
    const detail = `line ${node.line}: it announces ${announced}, the document is ${messageType}`;
    return refused('message_invalid', 'AppHdr/MsgDefIdr', detail);
  }
  return accepted({
    type,
    businessMessageId: textAt(node, 'BizMsgIdr') ?? '',
    created: tokenAt(node, 'CreDt') ?? '',
    ...defined({ from: partyId(node, 'Fr'), to: partyId(node, 'To') }),
  });
}

function partyId(node: XmlNode, end: 'Fr' | 'To'): string | undefined {
  return PARTY_IDS.map((path) => find(node, `${end}/${path}`)?.text).find((id) => id !== undefined);
}
