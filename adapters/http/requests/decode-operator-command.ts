import type { CommandBody } from '../../../engine/book/command.ts';
import type { RulesInput } from '../../../engine/settlement/decide-rules.ts';
import { found, type Outcome } from '../problems/problem.ts';

/** A command of the operator as JSON carries it, by `operator-command.schema.json`. */
export type OperatorBody = {
  readonly type: 'set_settlement_rules';
  readonly rules: Omit<RulesInput, 'allegeAfterMs'> & {
    /** Seconds. */
    readonly allegeAfter?: number | null;
  };
};

/** Turns a checked body into the engine's words. */
export function decodeOperatorCommand(body: OperatorBody): Outcome<CommandBody> {
  const { allegeAfter, ...rules } = body.rules;
  const told =
    allegeAfter === undefined
      ? {}
      : { allegeAfterMs: allegeAfter === null ? null : allegeAfter * 1_000 };
  return found({ type: body.type, rules: { ...rules, ...told } });
}
