import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tables of the projection: what the journal says, in a shape that SQL can be asked.
 *
 * - No foreign keys: the engine has checked every row, and they would slow down each entry.
 * - Ids are COLLATE "C": pages by key then mean the same on every server, and `Acme` is not `acme`.
 * - `balances` leaves room in its pages, so that its updates touch no index.
 * - `reference` gets a hash index: what a rejected instruction gave as its reference may be too long for a b-tree.
 * - One database holds the projection of one book: the tables have no book column, so a second cursor is refused.
 */
export class CreateLedger1795305600000 implements MigrationInterface {
  readonly name = 'CreateLedger1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger.projection_cursor (
        book text COLLATE "C" PRIMARY KEY,
        seq bigint NOT NULL,
        position bigint NOT NULL,
        hash text NOT NULL
      );
      CREATE UNIQUE INDEX one_book_a_database ON ledger.projection_cursor ((true));

      CREATE TABLE ledger.participants (
        id text COLLATE "C" PRIMARY KEY,
        name text NOT NULL,
        lei text,
        bic text,
        position bigint NOT NULL
      );

      CREATE TABLE ledger.instruments (
        id text COLLATE "C" PRIMARY KEY,
        kind text NOT NULL,
        name text NOT NULL,
        issuer text COLLATE "C" NOT NULL,
        scale integer NOT NULL,
        currency text,
        isin text,
        issue_size numeric(39, 0),
        issuance_account text COLLATE "C" NOT NULL,
        position bigint NOT NULL
      );

      CREATE TABLE ledger.accounts (
        id text COLLATE "C" PRIMARY KEY,
        owner text COLLATE "C" NOT NULL,
        instrument text COLLATE "C" NOT NULL,
        issuance boolean NOT NULL,
        floor numeric(39, 0) NOT NULL,
        ceiling numeric(39, 0) NOT NULL,
        transfer_limit numeric(39, 0) NOT NULL,
        frozen text NOT NULL,
        position bigint NOT NULL,
        changed_position bigint NOT NULL
      );
      CREATE INDEX accounts_by_owner ON ledger.accounts (owner, id);
      CREATE INDEX accounts_by_instrument ON ledger.accounts (instrument, id);

      CREATE TABLE ledger.balances (
        account text COLLATE "C" PRIMARY KEY,
        posted numeric(39, 0) NOT NULL,
        held numeric(39, 0) NOT NULL,
        position bigint NOT NULL
      ) WITH (fillfactor = 60);

      CREATE TABLE ledger.entries (
        account text COLLATE "C" NOT NULL,
        position bigint NOT NULL,
        ordinal integer NOT NULL,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        amount numeric(39, 0) NOT NULL,
        held_change numeric(39, 0) NOT NULL,
        posted numeric(39, 0) NOT NULL,
        held numeric(39, 0) NOT NULL,
        counter_account text COLLATE "C",
        cause text COLLATE "C",
        PRIMARY KEY (account, position, ordinal)
      );
      CREATE INDEX entries_by_time ON ledger.entries USING brin (position, at);

      CREATE TABLE ledger.holds (
        id text COLLATE "C" PRIMARY KEY,
        from_account text COLLATE "C" NOT NULL,
        to_account text COLLATE "C" NOT NULL,
        amount numeric(39, 0) NOT NULL,
        expires_at timestamptz,
        status text NOT NULL,
        position bigint NOT NULL,
        resolved_position bigint,
        posted_amount numeric(39, 0)
      );
      CREATE INDEX open_holds ON ledger.holds (from_account) WHERE status = 'open';

      CREATE TABLE ledger.instructions (
        id text COLLATE "C" PRIMARY KEY,
        position bigint NOT NULL,
        reference text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        party text COLLATE "C" NOT NULL,
        settlement_date text,
        trade_reference text COLLATE "C",
        expires_at timestamptz,
        legs jsonb NOT NULL,
        origin jsonb,
        status text COLLATE "C" NOT NULL,
        reason text,
        detail text,
        trade text COLLATE "C",
        settled_position bigint,
        settled_at timestamptz,
        settled_hash text
      );
      CREATE UNIQUE INDEX instructions_by_position ON ledger.instructions (position);
      CREATE INDEX instructions_by_party ON ledger.instructions (party, position);
      CREATE INDEX instructions_by_status ON ledger.instructions (status, position);
      CREATE INDEX instructions_by_reference ON ledger.instructions USING hash (reference);
      CREATE INDEX instructions_by_trade ON ledger.instructions (trade) WHERE trade IS NOT NULL;

      CREATE TABLE ledger.instruction_history (
        instruction text COLLATE "C" NOT NULL,
        position bigint NOT NULL,
        ordinal integer NOT NULL,
        status text NOT NULL,
        reason text,
        detail text,
        at timestamptz NOT NULL,
        PRIMARY KEY (instruction, position, ordinal)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE
        ledger.projection_cursor, ledger.participants, ledger.instruments, ledger.accounts, ledger.balances,
        ledger.entries, ledger.holds, ledger.instructions, ledger.instruction_history
    `);
  }
}
