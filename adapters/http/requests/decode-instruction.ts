import type { InstructionInput } from '../../../engine/settlement/instruction.ts';
import { failed, found, type Outcome } from '../problems/problem.ts';
import type { InstructionBody } from '../schemas/instruction-body.ts';

/** Turns a checked body into the engine's words: times become milliseconds. */
export function decodeInstruction(body: InstructionBody): Outcome<InstructionInput> {
  const { expiresAt, ...instruction } = body;
  if (expiresAt === undefined) return found(instruction);
  const timeMs = Date.parse(expiresAt.toUpperCase().replace(' ', 'T'));
  // RFC 3339 has leap seconds; the engine's time does not.
  if (Number.isNaN(timeMs)) {
    return failed('date_invalid', 'write a time without a leap second', 'expiresAt');
  }
  return found({ ...instruction, expiresAt: timeMs });
}
