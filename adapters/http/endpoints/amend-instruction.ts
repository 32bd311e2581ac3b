import type { AmendmentInput } from '../../../engine/settlement/decide-amend.ts';
import { defineInstructionCommand } from '../answers/define-instruction-command.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';
import { decodeTime } from '../requests/decode-time.ts';

/** As JSON carries it: the time to expire is RFC 3339. */
type AmendmentBody = Omit<AmendmentInput, 'expiresAt'> & {
  readonly party: string;
  readonly expiresAt?: string;
};

/** `POST /v1/instructions/{id}/amendment`: `null` takes a term back, what is absent stays. */
export function amendInstruction(edge: Edge): Endpoint {
  return defineInstructionCommand<AmendmentBody>(edge, {
    name: 'amendment',
    verb: 'amend',
    schema: 'amendment',
    toCommand(instruction, { party, expiresAt, ...changes }) {
      const about = { type: 'amend_instruction', instruction, party } as const;
      if (expiresAt === undefined) return found({ ...about, changes });
      const time = decodeTime(expiresAt, 'expiresAt');
      return time.ok ? found({ ...about, changes: { ...changes, expiresAt: time.value } }) : time;
    },
  });
}
