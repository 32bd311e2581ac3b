import type { InstructionView, LegView } from '../../engine/ports/queries.ts';
import { renderTable } from './table.ts';

/** Instructions that wait, a line each, with what they wait for. */
export function renderQueue(waiting: readonly InstructionView[]): string {
  return renderTable(waiting, [
    { title: 'INSTRUCTION', value: ({ id }) => id },
    { title: 'PRIORITY', value: ({ priority }) => priority },
    { title: 'KIND', value: ({ kind }) => kind },
    { title: 'PARTY', value: ({ party }) => party },
    { title: 'DATE', value: ({ settlementDate }) => settlementDate ?? '' },
    { title: 'GIVES', value: (instruction) => amounts(instruction, 'from') },
    { title: 'GETS', value: (instruction) => amounts(instruction, 'to') },
    { title: 'WAITS FOR', value: ({ detail, reason }) => detail ?? reason ?? '' },
  ]);
}

function amounts({ legs, party }: InstructionView, end: 'from' | 'to'): string {
  const own = (leg: LegView) => leg[end].participant === party;
  return legs
    .filter(own)
    .map(({ amount, instrument }) => `${amount} ${instrument}`)
    .join(', ');
}
