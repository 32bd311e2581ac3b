import type { AnswerType, RequestType } from '../schemas.ts';
import type { GroupContent } from '../xml/write-xml.ts';
import { institution, type Question } from './answer.ts';

/** The business application header of an answer: the request's with its ends exchanged, and the request as related. */
export function headerContent(
  { origin, messageId, created }: Question,
  request: RequestType,
  answer: AnswerType,
): GroupContent {
  const [sender, receiver] = [party(origin.from), party(origin.to)];
  return {
    Fr: receiver,
    To: sender,
    BizMsgIdr: messageId,
    MsgDefIdr: answer,
    CreDt: created,
    Rltd: {
      Fr: sender,
      To: receiver,
      BizMsgIdr: origin.businessMessageId,
      MsgDefIdr: request,
      CreDt: origin.headerCreated,
    },
  };
}

function party(id: string | undefined): GroupContent {
  return id === undefined ? { OrgId: {} } : { FIId: institution(id) };
}
