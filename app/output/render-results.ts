import type { FileResult } from '../client/submit-files.ts';
import { renderTable } from './table.ts';

const HASH_SHOWN = 16;

/** What became of submitted files, as a table. */
export function renderResults(results: readonly FileResult[]): string {
  return renderTable(results, [
    { title: 'ID', value: ({ instruction }) => instruction?.id ?? '-' },
    { title: 'REFERENCE', value: ({ instruction, file }) => instruction?.reference ?? file },
    { title: 'KIND', value: ({ instruction }) => instruction?.kind ?? '-' },
    { title: 'STATUS', value: ({ instruction }) => instruction?.status ?? 'refused' },
    {
      title: 'REASON',
      value: ({ instruction, problem }) => instruction?.reason ?? problem?.code ?? '-',
    },
    { title: 'FINALITY', value: finality },
  ]);
}

/** What was wrong, a line for each that was refused. */
export function renderProblems(results: readonly FileResult[]): string {
  return results
    .filter(({ problem }) => problem !== null)
    .map(({ file, instruction, problem }) => {
      const name = instruction?.reference ?? file;
      const field = problem?.field ? `${problem.field}: ` : '';
      return `${name}: ${field}${problem?.detail ?? problem?.title}`;
    })
    .join('\n');
}

function finality({ instruction }: FileResult): string {
  if (instruction?.finality == null) return '-';
  const { position, time, hash } = instruction.finality;
  return `#${position}  ${time}  ${hash.slice(0, HASH_SHOWN)}…`;
}
