import type { InstructionInput } from '../../../engine/settlement/instruction.ts';
import { found, type Outcome } from '../problems/problem.ts';
import type { InstructionBody } from '../schemas/instruction-body.ts';
import { decodeTime } from './decode-time.ts';

/** Turns a checked body into the engine's words: times become milliseconds. */
export function decodeInstruction(body: InstructionBody): Outcome<InstructionInput> {
  const { expiresAt, ...instruction } = body;
  if (expiresAt === undefined) return found(instruction);
  const timeMs = decodeTime(expiresAt, 'expiresAt');
  return timeMs.ok ? found({ ...instruction, expiresAt: timeMs.value }) : timeMs;
}
