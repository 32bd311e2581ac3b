import { renderTable } from '../app/output/table.ts';
import type { Result } from './result.ts';

export function printResults(results: readonly Result[]): void {
  // Points of curves are for the charts, but for those that have an aim.
  const rows = results.filter(({ curve, aim }) => curve === undefined || aim !== null);
  const table = renderTable(rows, [
    { title: 'MEASURE', value: ({ name }) => name },
    { title: 'VALUE', align: 'right', value: ({ value }) => figure(value) },
    { title: 'UNIT', value: ({ unit }) => unit },
    { title: 'AIM', align: 'right', value: ({ aim }) => (aim === null ? '' : figure(aim)) },
    {
      title: 'RATIO',
      value: ({ ratio, against }) => (ratio === null ? '' : `${ratio.toFixed(1)} × ${against}`),
    },
  ]);
  process.stdout.write(`${table}\n`);
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}
