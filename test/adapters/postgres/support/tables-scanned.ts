import { Client } from 'pg';
import { withClient } from '../faults.ts';

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** Tables that PostgreSQL would read from end to end for these statements. */
export function tablesScanned(url: string, statements: readonly Statement[]): Promise<string[]> {
  return withClient(url, async (client) => {
    const scanned: string[] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        values,
      );
      for (const row of rows) scanned.push(...scansOf(row['QUERY PLAN'][0].Plan));
    }
    return scanned;
  });
}

/** The selections that go to the database while `work` runs. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const { query } = Client.prototype;
  const recording = function (this: Client, ...given: unknown[]) {
    const [text, values] = given;
    if (typeof text === 'string' && /^\s*SELECT/.test(text))
      statements.push({ text, values: Array.isArray(values) ? values : [] });
    return Reflect.apply(query, this, given);
  };
  Client.prototype.query = recording as typeof query;
  try {
    await work();
  } finally {
    Client.prototype.query = query;
  }
  return statements;
}

function scansOf(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scansOf)];
}
