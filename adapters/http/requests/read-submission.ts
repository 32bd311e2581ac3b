import type { Request } from 'express';
import type { MessageFormat } from '../../../engine/ports/messages.ts';
import type { InstructionInput } from '../../../engine/settlement/instruction.ts';
import { found, type Outcome, problemOfRefusal } from '../problems/problem.ts';
import type { Check } from '../schemas/compile-schema.ts';
import type { InstructionBody } from '../schemas/instruction-body.ts';
import { canonicalJson } from './canonical-json.ts';
import { commandKey } from './command-key.ts';
import { decodeInstruction } from './decode-instruction.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { Media } from './media-of.ts';
import { readBody } from './read-body.ts';
import { readJsonBody } from './read-json-body.ts';

const XML_MAX_BYTES = 1024 * 1024;

/** An instruction as it came, with the key it has when the client names none. */
export interface Submission {
  readonly instruction: InstructionInput;
  readonly key: string;
  readonly fingerprint: string;
}

/** Reads the body of a submission in either form. */
export async function readSubmission(
  request: Request,
  media: Media,
  check: Check<InstructionBody>,
  messages: MessageFormat,
): Promise<Outcome<Submission>> {
  return media === 'json' ? readJsonSubmission(request, check) : readMessage(request, messages);
}

async function readJsonSubmission(
  request: Request,
  check: Check<InstructionBody>,
): Promise<Outcome<Submission>> {
  const document = await readJsonBody(request);
  if (!document.ok) return document;
  const body = check(document.value);
  if (!body.ok) return body;
  const instruction = decodeInstruction(body.value);
  if (!instruction.ok) return instruction;
  const { party, reference } = body.value;
  return found({
    instruction: instruction.value,
    key: commandKey('ref', `${party}/${reference}`),
    fingerprint: fingerprintOf(canonicalJson(body.value)),
  });
}

async function readMessage(
  request: Request,
  messages: MessageFormat,
): Promise<Outcome<Submission>> {
  const body = await readBody(request, XML_MAX_BYTES);
  if (!body.ok) return body;
  const message = messages.read(body.value);
  if (!message.ok) return { ok: false, problem: problemOfRefusal(message.refusal) };
  const { instruction, key } = message.value;
  return found({
    instruction,
    key: commandKey('message', key),
    fingerprint: fingerprintOf(body.value),
  });
}
