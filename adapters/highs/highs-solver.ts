import highsModule, { type Highs } from 'highs';
import type { Optimum, OptimumRefusal, OptimumSolver } from '../../engine/ports/optimum-solver.ts';
import { isAdmissible } from '../../engine/settlement/gridlock/is-admissible.ts';
import type { PaymentQueue } from '../../engine/settlement/gridlock/payment-queue.ts';
import { type Program, programOf } from './program.ts';

type Objective = 'value' | 'count';

// The package says its types for CommonJS only, where the loader is one `default` further in.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** The optimum by mixed-integer programming, with HiGHS compiled to WebAssembly. It blocks while it solves. */
export function highsSolver(): OptimumSolver {
  let loaded: Promise<Highs> | undefined;
  return {
    async solve(queue, objective, { timeLimitMs }) {
      if (queue.amounts.length === 0) {
        return { ok: true, settled: [], value: 0n, count: 0, bound: 0n, proven: true };
      }
      loaded ??= loadHighs();
      const highs = await loaded;
      const program = programOf(queue, objective, highs);
      if (program === undefined) return refuse('beyond_precision', BEYOND);
      const { values, bound } = run(highs, program, timeLimitMs / 1_000);
      return check(queue, objective, values, program.boundOf(bound));
    },
  };
}

interface Solved {
  /** One a payment: near 1 when it settles. Empty when nothing was found. */
  readonly values: ArrayLike<number>;
  readonly bound: number;
}

function run(highs: Highs, { data, gap }: Program, timeLimitS: number): Solved {
  return highs.withModel(data, (model): Solved => {
    model.options.set({
      output_flag: false,
      time_limit: timeLimitS,
      mip_rel_gap: 0,
      mip_abs_gap: gap,
      mip_feasibility_tolerance: FEASIBILITY,
      primal_feasibility_tolerance: FEASIBILITY,
    });
    model.run();
    const status = model.getModelStatus();
    const { optimal, timeLimit } = highs.constants.modelStatus;
    const { feasible } = highs.constants.solutionStatus;
    const bound = Number(model.info.get('mip_dual_bound'));
    const found = Number(model.info.get('primal_solution_status')) === feasible;
    if ((status !== optimal && status !== timeLimit) || !found) return { values: [], bound };
    return { values: model.getSolution().colValue, bound };
  });
}

/** What a solver in floating point says of money is believed after it was counted. */
function check(
  queue: PaymentQueue,
  objective: Objective,
  values: ArrayLike<number>,
  bound: bigint,
): Optimum | OptimumRefusal {
  if (values.length === 0) return refuse('nothing_found', 'no set was found in the time given');
  const settled = queue.amounts.flatMap((_, p) => ((values[p] ?? 0) > 0.5 ? [p] : []));
  if (!isAdmissible(queue, settled)) {
    return refuse('nothing_found', 'the set that was found does not stand an exact check');
  }
  const value = settled.reduce((sum, p) => sum + (queue.amounts[p] ?? 0n), 0n);
  const count = settled.length;
  const reached = objective === 'value' ? value : BigInt(count);
  const proven = bound <= reached;
  return { ok: true, settled, value, count, bound: proven ? reached : bound, proven };
}

function refuse(code: OptimumRefusal['code'], detail: string): OptimumRefusal {
  return { ok: false, code, detail };
}

const BEYOND = 'the amounts differ by more than floating point can tell apart';
/** The tightest it takes. */
const FEASIBILITY = 1e-10;
