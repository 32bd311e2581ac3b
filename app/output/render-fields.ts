import { printable } from '../proof/printable.ts';
import { renderTable } from './table.ts';

const AMOUNT = /^-?\d+(\.\d+)?$/;

/** Things of one kind, a line each and a column a field; what has fields of its own is left to JSON. */
export function renderFields(items: readonly object[]): string {
  const rows = items.map((item) => new Map<string, unknown>(Object.entries(item)));
  const plain = (name: string) => rows.every((row) => !isNested(row.get(name)));
  const names = [...(rows[0]?.keys() ?? [])].filter(plain);
  return renderTable(
    rows,
    names.map((name) => ({
      title: titleOf(name),
      ...(rows.every((row) => AMOUNT.test(textOf(row.get(name)))) ? { align: 'right' } : {}),
      value: (row: ReadonlyMap<string, unknown>) => textOf(row.get(name)),
    })),
  );
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : printable(String(value));
}

/** `postedPosition` is POSTED POSITION. */
function titleOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter}`).toUpperCase();
}
