import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs of cycles with their explanations, claims on defaulters, and penalties for fails. */
export class NetSettlement1795305600010 implements MigrationInterface {
  readonly name = 'NetSettlement1795305600010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger.cycle_runs (
        id text COLLATE "C" PRIMARY KEY,
        cycle text COLLATE "C" NOT NULL,
        run integer NOT NULL,
        position bigint NOT NULL,
        at timestamptz NOT NULL,
        model text NOT NULL,
        settled integer NOT NULL,
        excluded integer NOT NULL,
        explanation jsonb NOT NULL
      );
      CREATE INDEX cycle_runs_by_cycle ON ledger.cycle_runs (cycle, run);
      CREATE INDEX cycle_runs_by_position ON ledger.cycle_runs (position);

      CREATE TABLE ledger.claims (
        id text COLLATE "C" PRIMARY KEY,
        run text COLLATE "C" NOT NULL,
        cause text NOT NULL,
        instrument text COLLATE "C" NOT NULL,
        debtor text COLLATE "C" NOT NULL,
        creditor text COLLATE "C" NOT NULL,
        amount numeric(39, 0) NOT NULL,
        outstanding numeric(39, 0) NOT NULL,
        position bigint NOT NULL,
        changed_position bigint NOT NULL
      );
      CREATE INDEX open_claims ON ledger.claims (debtor) WHERE outstanding > 0;

      CREATE TABLE ledger.penalties (
        id text COLLATE "C" PRIMARY KEY,
        date text NOT NULL,
        trade text COLLATE "C" NOT NULL,
        reason text NOT NULL,
        failed text COLLATE "C" NOT NULL,
        basis_points text NOT NULL,
        payer text COLLATE "C" NOT NULL,
        payee text COLLATE "C" NOT NULL,
        instrument text COLLATE "C" NOT NULL,
        from_account text COLLATE "C" NOT NULL,
        to_account text COLLATE "C" NOT NULL,
        amount numeric(39, 0) NOT NULL,
        position bigint NOT NULL,
        posted_position bigint
      );
      CREATE INDEX penalties_by_payer ON ledger.penalties (payer, date);
      CREATE INDEX penalties_by_trade ON ledger.penalties (trade);

      COMMENT ON TABLE ledger.cycle_runs IS
        'Closes of settlement cycles: what settled net, and in explanation why each of the rest did not.';
      COMMENT ON TABLE ledger.claims IS
        'What a defaulter owes to those who stood in for it in a run. Amounts in minor units.';
      COMMENT ON TABLE ledger.penalties IS
        'One day''s penalty for a fail, in minor units; posted_position is null until it is paid.';
      COMMENT ON COLUMN ledger.entries.cause IS
        'The hold, trade, run of a cycle, claim or penalty behind it.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger.cycle_runs, ledger.claims, ledger.penalties');
  }
}
