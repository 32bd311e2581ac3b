import {
  OBJECTIVES,
  type Objective,
  type Outcome,
} from '../../engine/settlement/gridlock/outcome.ts';
import type { Answer } from './answer-queue.ts';
import { explanationsOf } from './explanations.ts';
import type { NamedQueue } from './read-queue.ts';

interface Parts {
  readonly optimum?: boolean;
  readonly explain?: boolean;
}

/** The answer for programs. By objective first what settles: who asks for no more gets no more. */
export function documentOf(named: NamedQueue, answer: Answer, { optimum, explain }: Parts) {
  const byObjective = OBJECTIVES.map((objective) => {
    const outcome = answer.outcomes[objective];
    const settled = outcome.settled.map((payment) => payment + 1);
    const result = { settled, value: named.show(outcome.value), count: outcome.count };
    const best = optimum ? { optimum: optimumOf(named, answer, objective) } : {};
    const rest = explain ? { explanation: explanationsOf(named, outcome) } : {};
    const divided = answer.inParts?.[objective];
    const inParts = divided === undefined ? {} : { inParts: dividedOf(named, divided) };
    return [objective, { ...result, ...inParts, ...best, ...rest }];
  });
  const { gross, toFund } = answer.netting;
  const netting = { gross: named.show(gross), toFund: named.show(toFund) };
  return { ...Object.fromEntries(byObjective), ...(explain ? { netting } : {}) };
}

/** What settles whole, and of others a part: `value` and `count` are of those that settle whole. */
function dividedOf({ show }: NamedQueue, { settled, value, count, parts = [] }: Outcome) {
  return {
    settled: settled.map((payment) => payment + 1),
    value: show(value),
    count,
    parts: parts.map(({ payment, amount }) => ({ position: payment + 1, amount: show(amount) })),
  };
}

/** In the unit of the objective; `bound` is what no set exceeds, and the optimum itself when it is reached. */
function optimumOf(named: NamedQueue, { best }: Answer, objective: Objective) {
  const { reached, bound, refused } = objective === 'count' ? best.count : best.value;
  const write = (amount: bigint) => (objective === 'count' ? Number(amount) : named.show(amount));
  const said = refused === undefined ? {} : { refused };
  return { reached: write(reached), bound: write(bound), proven: reached === bound, ...said };
}
