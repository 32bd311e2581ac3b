import type { InstructionInput } from '../../../engine/settlement/instruction.ts';

/** An instruction as JSON carries it, by `instruction.schema.json`. */
export type InstructionBody = Omit<InstructionInput, 'expiresAt' | 'origin'> & {
  /** RFC 3339. */
  readonly expiresAt?: string;
};
