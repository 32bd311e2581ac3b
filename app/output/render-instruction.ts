import type {
  ChainStepView,
  InstructionView,
  LegView,
  TransitionView,
} from '../../engine/ports/queries.ts';
import { renderTable } from './table.ts';

/** An instruction for people: what it says, where it stands, and its history with each reason. */
export function renderInstruction(instruction: InstructionView): string {
  const { id, kind, party, status, history } = instruction;
  return [
    `${id}  ${kind} of ${party}: ${status.replaceAll('_', ' ')}`,
    ...(instruction.detail === null ? [] : [`  ${instruction.detail}`]),
    '',
    ...terms(instruction),
    '',
    ...instruction.legs.map(legLine),
    '',
    renderTable(history, [
      { title: 'TIME', value: ({ time }) => time },
      { title: 'POSITION', align: 'right', value: ({ position }) => `#${position}` },
      { title: 'STATUS', value: ({ status: stood }) => stood },
      { title: 'WHY', value: why },
    ]),
    ...chainSteps(history),
  ].join('\n');
}

/** A line each for what has been said; what is as usual is left out. */
function terms(instruction: InstructionView): readonly string[] {
  const { settlementDate, tradeReference, trade, priority, place, finality } = instruction;
  const { partial, links, heldBy, allegedTo } = instruction;
  const lines: readonly (readonly [string, string | null])[] = [
    ['reference', instruction.reference],
    ['trade reference', tradeReference],
    ['trade', trade],
    ['settlement date', settlementDate],
    ['place', place],
    ['priority', priority === 'normal' ? null : priority],
    ['partial', partial === null ? null : `allowed, at least ${partial.minimum}`],
    ['linked', links.map(({ type, reference }) => `${type} ${reference}`).join(', ') || null],
    ['on hold by', heldBy.join(', ') || null],
    ['alleged to', allegedTo.join(', ') || null],
    ['final', finality === null ? null : `#${finality.position}, row ${finality.hash}`],
  ];
  return lines.flatMap(([name, value]) =>
    value === null ? [] : [`  ${name.padEnd(WIDTH)}${value}`],
  );
}

const WIDTH = 'settlement date'.length + 2;

function legLine({ instrument, amount, from, to }: LegView): string {
  return `  ${amount} ${instrument}  ${end(from)} → ${end(to)}`;
}

function end({ participant, account }: LegView['from']): string {
  if (account === null) return participant ?? '?';
  return participant === null ? account : `${participant} (${account})`;
}

/** Each step with everything that finds it in a block explorer: too wide to stand in the history. */
function chainSteps(history: readonly TransitionView[]): readonly string[] {
  const steps = history.flatMap(({ position, chain }) =>
    chain === undefined ? [] : [{ ...chain, position }],
  );
  if (steps.length === 0) return [];
  const table = renderTable(steps, [
    { title: 'POSITION', align: 'right', value: ({ position }) => `#${position}` },
    { title: 'CHAIN', value: ({ chain }) => chain },
    { title: 'STEP', value: nameOfStep },
    { title: 'LEVEL', value: ({ level }) => level },
    { title: 'BLOCK', align: 'right', value: ({ block }) => block },
    { title: 'TRANSACTION', value: ({ transaction }) => transaction },
  ]);
  return ['', 'On chains', '', table];
}

function nameOfStep({ step, reversed }: ChainStepView): string {
  return `${step.replaceAll('_', ' ')}${reversed ? ', taken back' : ''}`;
}

function why({ reason, detail, chain }: TransitionView): string {
  if (chain !== undefined)
    return `${reason}: ${nameOfStep(chain)} on ${chain.chain}, ${chain.level}`;
  if (reason === null) return '';
  return detail === null || detail === '' ? reason : `${reason}: ${detail}`;
}
