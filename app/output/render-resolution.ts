import {
  OBJECTIVES,
  type Objective,
  type Outcome,
} from '../../engine/settlement/gridlock/outcome.ts';
import type { Answer, Best } from '../resolve/answer-queue.ts';
import { explanationsOf } from '../resolve/explanations.ts';
import type { NamedQueue } from '../resolve/read-queue.ts';
import { renderTable } from './table.ts';

const TITLES: Readonly<Record<Objective, string>> = {
  fifo: 'each sender in order',
  value: 'greatest value, in any order',
  count: 'most payments, in any order',
};
/** Explained on the terminal; all of them with --json --explain. */
const EXPLAINED_MAX = 40;
const RANGES_MAX = 12;

/** What settles under each objective, why the rest does not, and what netting everything would need. */
export function renderResolution(named: NamedQueue, answer: Answer): string {
  const table = renderTable(OBJECTIVES, [
    { title: 'OBJECTIVE', value: (objective) => objective },
    { title: 'SETTLES', value: (each) => rangesOf(answer.outcomes[each].settled) },
    { title: 'COUNT', align: 'right', value: (each) => String(answer.outcomes[each].count) },
    { title: 'VALUE', align: 'right', value: (each) => named.show(answer.outcomes[each].value) },
    { title: 'OPTIMUM', align: 'right', value: (each) => optimumOf(named, answer, each) },
    { title: 'GAP', align: 'right', value: (each) => gapOf(named, answer, each) },
  ]);
  const divided = OBJECTIVES.map((each) => dividedOf(named, answer, each));
  const parts = [
    headOf(named),
    table,
    divided.filter((line) => line !== '').join('\n'),
    ...OBJECTIVES.map((each) => restOf(named, answer, each)),
  ];
  const refused = [answer.best.value, answer.best.count].flatMap(({ refused }) => refused ?? []);
  const notes = [...new Set(refused)].map((detail) => `No optimum from the solver: ${detail}.`);
  return [...parts, ...notes, nettingOf(named, answer)].filter((part) => part !== '').join('\n\n');
}

function headOf({ queue, names, show }: NamedQueue): string {
  const gross = queue.amounts.reduce((sum, amount) => sum + amount, 0n);
  return `${counted(queue.amounts.length, 'payment')} of ${show(gross)} among ${counted(names.length, 'bank')}.`;
}

/** What settles where parts of payments may. */
function dividedOf({ show }: NamedQueue, { inParts }: Answer, objective: Objective): string {
  if (inParts === undefined) return '';
  const { settled, parts = [] } = inParts[objective];
  const shown = parts.slice(0, EXPLAINED_MAX);
  const told = shown.map(({ payment, amount }) => `${show(amount)} of ${payment + 1}`);
  const more = parts.length > shown.length ? [`and ${parts.length - shown.length} more`] : [];
  const divided = told.length === 0 ? 'no parts' : [...told, ...more].join(', ');
  return `${objective}, in parts: ${rangesOf(settled)}; ${divided}.`;
}

/** The payments that do not settle under one objective, each with its reason. */
function restOf(named: NamedQueue, { outcomes }: Answer, objective: Objective): string {
  const outcome = outcomes[objective];
  if (outcome.unsettled.length === 0) return '';
  const { queue, names, show } = named;
  const shown = { ...outcome, unsettled: outcome.unsettled.slice(0, EXPLAINED_MAX) };
  const rows = renderTable(explanationsOf(named, shown), [
    { title: 'LEFT', align: 'right', value: ({ position }) => String(position) },
    { title: 'FROM', value: ({ position }) => names[queue.from[position - 1] ?? 0] ?? '' },
    { title: 'TO', value: ({ position }) => names[queue.to[position - 1] ?? 0] ?? '' },
    {
      title: 'AMOUNT',
      align: 'right',
      value: ({ position }) => show(queue.amounts[position - 1] ?? 0n),
    },
    { title: 'WHY', value: ({ detail }) => detail },
  ]);
  const more = outcome.unsettled.length - shown.unsettled.length;
  const rest = more === 0 ? '' : `\nand ${more} more: --json --explain names them all`;
  return `${objective}: ${TITLES[objective]}\n${rows}${rest}`;
}

/** The optimum in what the objective counts; what FIFO is measured by is value. */
function optimumOf(named: NamedQueue, { best }: Answer, objective: Objective): string {
  const { reached, bound } = objective === 'count' ? best.count : best.value;
  const write = writerOf(named, objective);
  return reached === bound ? write(bound) : `at most ${write(bound)}`;
}

function gapOf(named: NamedQueue, { best, outcomes }: Answer, objective: Objective): string {
  const known: Best = objective === 'count' ? best.count : best.value;
  const gap = known.bound - reachedBy(outcomes[objective]);
  if (gap === 0n) return '0';
  const most = known.reached === known.bound ? '' : 'at most ';
  return `${most}${writerOf(named, objective)(gap)} (${share(gap, known.bound)})`;
}

function reachedBy({ objective, count, value }: Outcome): bigint {
  return objective === 'count' ? BigInt(count) : value;
}

function writerOf(named: NamedQueue, objective: Objective): (amount: bigint) => string {
  return objective === 'count' ? String : named.show;
}

function nettingOf({ show, names }: NamedQueue, { netting }: Answer): string {
  const { nets, gross, toFund } = netting;
  if (gross === 0n) return '';
  const saved = share(gross - toFund, gross);
  const shown = nets
    .slice(0, EXPLAINED_MAX)
    .map((net, at) => `${names[at]} ${net > 0n ? '+' : ''}${show(net)}`);
  const nettings = nets.length > shown.length ? '' : ` Net positions: ${shown.join(', ')}.`;
  return `Netted as a whole, ${show(toFund)} of ${show(gross)} has to be funded (${saved} saved).${nettings}`;
}

/** With one decimal, like 86.7%. */
function share(part: bigint, whole: bigint): string {
  const tenths = (part * 2_000n + whole) / (2n * whole);
  return `${tenths / 10n}.${tenths % 10n}%`;
}

/** Positions from 1, runs of them as 4-9. */
function rangesOf(settled: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const payment of settled) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === payment) last[1] = payment + 1;
    else ranges.push([payment + 1, payment + 1]);
  }
  if (ranges.length === 0) return 'none';
  const shown = ranges.slice(0, RANGES_MAX).map(([first, last]) => {
    return first === last ? `${first}` : `${first}-${last}`;
  });
  return `${shown.join(', ')}${ranges.length > RANGES_MAX ? ', …' : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
