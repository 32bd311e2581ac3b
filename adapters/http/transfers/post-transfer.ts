import { type Edge, problemAnswer, type WholeAnswer } from '../endpoint.ts';
import type { HttpRequest } from '../exchange.ts';
import { readJsonBody } from '../requests/read-json-body.ts';
import { compileSchema } from '../schemas/compile-schema.ts';
import type { TransferBody } from '../schemas/transfer-body.ts';
import { answerTransfer } from './answer-transfer.ts';
import { fingerprintOperations } from './fingerprint-operations.ts';
import { parseBody } from './parse-body.ts';

type PostTransfer = (request: HttpRequest, key: string) => Promise<WholeAnswer>;

/** Posts the transfer in the body of a request whose headers are in order. */
export function postTransfer(edge: Edge): PostTransfer {
  const check = compileSchema<TransferBody>('transfer');
  return async (request, key) => {
    const body = await readJsonBody(request, (text) => parseBody(text, check));
    if (!body.ok) return problemAnswer(body.problem);
    const { operations } = body.value;
    const fingerprint = fingerprintOperations(operations);
    return answerTransfer(edge, request, operations, { key, fingerprint });
  };
}
