import { withClient } from '../faults.ts';

/** Tables that grow with use: none of them may be read from end to end for a question about a part of it. */
export const BIG_TABLES = [
  'accounts',
  'balances',
  'entries',
  'holds',
  'instructions',
  'instruction_history',
  'participants',
  'instruments',
  'cycle_runs',
  'penalties',
];

/** 20,000 accounts with 10 entries each, as many instructions and holds: enough for the planner to care. */
export function fillLedger(url: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query(FILL);
    await client.query('VACUUM ANALYZE');
  });
}

const FILL = `
  SET search_path = ledger;
  INSERT INTO participants SELECT 'p' || n, 'Participant', NULL, NULL, n FROM generate_series(1, 5000) n;
  INSERT INTO instruments SELECT 'i' || n, 'cbdc', 'Money', 'p1', 2, 'EUR', NULL, NULL, 'a' || n, n
    FROM generate_series(1, 5000) n;
  INSERT INTO accounts
    SELECT 'a' || n, 'p' || n % 5000 + 1, 'i' || n % 5000 + 1, false, 0, 1000, 1000, 'none', n, n
    FROM generate_series(1, 20000) n;
  INSERT INTO balances SELECT 'a' || n, 100, 0, n FROM generate_series(1, 20000) n;
  INSERT INTO entries
    SELECT 'a' || n % 20000 + 1, n, 0, timestamptz '2026-01-01' + n * interval '1 second', 'transfer',
      1, 0, 100, 0, 'a1', NULL
    FROM generate_series(1, 200000) n;
  INSERT INTO holds
    SELECT 'h' || n, 'a' || n, 'a1', 1, NULL, CASE n % 10 WHEN 0 THEN 'open' ELSE 'voided' END, n, NULL, NULL
    FROM generate_series(1, 20000) n;
  INSERT INTO instructions (id, position, reference, kind, party, legs, status)
    SELECT 'ins' || n, n, 'ref' || n, 'dvp', 'p' || n % 5000 + 1, '[]',
      CASE n % 100 WHEN 0 THEN 'pending' ELSE 'settled' END
    FROM generate_series(1, 20000) n;
  INSERT INTO instruction_history
    SELECT 'ins' || n, n + step, step, 'accepted', NULL, NULL, now()
    FROM generate_series(1, 20000) n, generate_series(0, 2) step;
  INSERT INTO cycle_runs
    SELECT 'c' || n % 100 || '/' || n, 'c' || n % 100, n, n, now(), 'dvp2', 1, 0, '{}'
    FROM generate_series(1, 20000) n;
  INSERT INTO penalties
    SELECT 'pen' || n, '2026-01-01', 'trd-' || n, 'on_hold', 'i1', '1', 'p' || n % 5000, 'p1', 'i1', 'a1', 'a2',
      1, n, NULL
    FROM generate_series(1, 20000) n;`;
