import { readFile, writeFile } from 'node:fs/promises';
import type { Result } from './result.ts';

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const PLACE =
  /(<!-- results: written by `npm run bench` -->\n\n)[\s\S]*?(\n\n<!-- end of results -->)/;

/** Puts the figures of this run into the page about performance, so that nobody has to copy them. */
export async function writePage(results: readonly Result[]): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  const table = tableOf([
    ['measure', 'value', 'aim', ''],
    ...results
      .filter(({ curve, aim }) => curve === undefined || aim !== null)
      .map(({ name, value, unit, aim, ratio, against }) => [
        name,
        `${figure(value)} ${unit}`,
        aim === null ? '' : figure(aim),
        ratio === null ? '' : `${ratio.toFixed(1)} × ${against}`,
      ]),
  ]);
  await writeFile(
    PAGE,
    page.replace(PLACE, (_, before, after) => `${before}${table}${after}`),
  );
}

/** With columns as wide as their widest cell, figures to the right. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const isFigure = (column: number) => column === 1 || column === 2;
  const line = (cells: readonly string[]) =>
    `| ${widths
      .map((width, column) => {
        const cell = cells[column] ?? '';
        return isFigure(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join(' | ')} |`;
  const rule = widths.map((width, column) =>
    isFigure(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...body.map(line)].join('\n');
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 10 ? 2 : 1);
}
