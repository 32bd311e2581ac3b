import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Credit lines, what is pledged to them, and the prices that say what it is worth. */
export class Credit1795305600020 implements MigrationInterface {
  readonly name = 'Credit1795305600020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger.credit_lines (
        account text COLLATE "C" PRIMARY KEY,
        lender text COLLATE "C" NOT NULL,
        cap numeric(39, 0) NOT NULL,
        unsecured numeric(39, 0) NOT NULL,
        collateral jsonb NOT NULL,
        drawn numeric(39, 0) NOT NULL,
        called numeric(39, 0) NOT NULL,
        position bigint NOT NULL,
        changed_position bigint NOT NULL
      );
      CREATE TABLE ledger.pledges (
        id text COLLATE "C" PRIMARY KEY,
        line text COLLATE "C" NOT NULL,
        instrument text COLLATE "C" NOT NULL,
        from_account text COLLATE "C" NOT NULL,
        to_account text COLLATE "C" NOT NULL,
        quantity numeric(39, 0) NOT NULL,
        position bigint NOT NULL,
        released_position bigint
      );
      CREATE INDEX pledges_open ON ledger.pledges (line, position) WHERE released_position IS NULL;
      CREATE TABLE ledger.prices (
        instrument text COLLATE "C" PRIMARY KEY,
        currency text NOT NULL,
        price text NOT NULL,
        date text NOT NULL,
        valid_until timestamptz NOT NULL,
        position bigint NOT NULL
      );

      CREATE VIEW ledger.credit_lines_decimal AS
        SELECT
          l.account, a.owner, l.lender, a.instrument, i.currency,
          ledger.decimal(l.cap, i.scale) AS cap,
          ledger.decimal(l.unsecured, i.scale) AS unsecured,
          ledger.decimal(l.drawn, i.scale) AS drawn,
          ledger.decimal(l.called, i.scale) AS called
        FROM ledger.credit_lines l
        JOIN ledger.accounts a ON a.id = l.account
        JOIN ledger.instruments i ON i.id = a.instrument;

      COMMENT ON TABLE ledger.credit_lines IS
        'What is lent to a cash account within a day, in minor units; see credit_lines_decimal.';
      COMMENT ON COLUMN ledger.credit_lines.called IS
        'Open margin call: by how much the credit passes what its collateral lends. Zero: none.';
      COMMENT ON TABLE ledger.pledges IS
        'Securities that secure credit. The hold of the same id reserves them while it is open.';
      COMMENT ON TABLE ledger.prices IS
        'The last price of one unit of each security; cast price to numeric to reckon with it.';
      COMMENT ON VIEW ledger.credit_lines_decimal IS 'Credit lines in units of the money.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW ledger.credit_lines_decimal;
      DROP TABLE ledger.credit_lines, ledger.pledges, ledger.prices;
    `);
  }
}
