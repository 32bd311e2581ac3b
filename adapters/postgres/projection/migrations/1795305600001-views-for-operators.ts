import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What operators ask most, in the units that people think in, and a word on every table: psql's `\\d+` shows it.
 *
 * The multiplication by `1e-scale` is exact and leaves each amount with as many decimals as its instrument has;
 * a division would round.
 */
export class ViewsForOperators1795305600001 implements MigrationInterface {
  readonly name = 'ViewsForOperators1795305600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION ledger.decimal(amount numeric, scale integer) RETURNS numeric
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN amount * ('1e-' || scale)::numeric;

      CREATE FUNCTION ledger.bound(amount numeric) RETURNS numeric
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN nullif(amount, 170141183460469231731687303715884105727);

      CREATE VIEW ledger.balances_decimal AS
        SELECT
          a.id AS account, a.owner, p.name AS owner_name, a.instrument, i.currency,
          ledger.decimal(b.posted, i.scale) AS posted,
          ledger.decimal(b.held, i.scale) AS held,
          ledger.decimal(b.posted - b.held, i.scale) AS available,
          ledger.decimal(a.floor, i.scale) AS floor,
          ledger.decimal(ledger.bound(a.ceiling), i.scale) AS ceiling,
          ledger.decimal(ledger.bound(a.transfer_limit), i.scale) AS transfer_limit,
          a.frozen, a.issuance, b.position
        FROM ledger.accounts a
        JOIN ledger.balances b ON b.account = a.id
        JOIN ledger.instruments i ON i.id = a.instrument
        LEFT JOIN ledger.participants p ON p.id = a.owner;

      CREATE VIEW ledger.entries_decimal AS
        SELECT
          e.position, e.at, e.account, a.owner, a.instrument, i.currency, e.kind,
          ledger.decimal(e.amount, i.scale) AS amount,
          ledger.decimal(e.held_change, i.scale) AS held_change,
          ledger.decimal(e.posted, i.scale) AS posted,
          ledger.decimal(e.held, i.scale) AS held,
          e.counter_account, e.cause
        FROM ledger.entries e
        JOIN ledger.accounts a ON a.id = e.account
        JOIN ledger.instruments i ON i.id = a.instrument;

      CREATE VIEW ledger.open_holds_decimal AS
        SELECT
          h.id, h.from_account, h.to_account, a.instrument, i.currency,
          ledger.decimal(h.amount, i.scale) AS amount, h.expires_at, h.position
        FROM ledger.holds h
        JOIN ledger.accounts a ON a.id = h.from_account
        JOIN ledger.instruments i ON i.id = a.instrument
        WHERE h.status = 'open';

      CREATE VIEW ledger.supply AS
        SELECT
          i.id AS instrument, i.kind, i.currency, i.issuer,
          ledger.decimal(sum(b.posted) FILTER (WHERE NOT a.issuance), i.scale) AS held_by_holders,
          ledger.decimal(-sum(b.posted) FILTER (WHERE a.issuance), i.scale) AS issued,
          sum(b.posted) AS difference
        FROM ledger.instruments i
        JOIN ledger.accounts a ON a.instrument = i.id
        JOIN ledger.balances b ON b.account = a.id
        GROUP BY i.id;

      COMMENT ON SCHEMA ledger IS
        'A view of the journal for questions. It can be dropped and made again: change nothing here, it is not the truth.';
      COMMENT ON TABLE ledger.projection_cursor IS 'How far the journal of the book has been read.';
      COMMENT ON TABLE ledger.participants IS 'Legal entities that may own accounts and instruct.';
      COMMENT ON TABLE ledger.instruments IS 'Tokenized money and securities; scale is the number of decimals.';
      COMMENT ON TABLE ledger.accounts IS
        'One instrument for one owner. Amounts in minor units; see balances_decimal.';
      COMMENT ON COLUMN ledger.accounts.position IS 'Of the event that opened it.';
      COMMENT ON COLUMN ledger.accounts.changed_position IS 'Of the last event that changed limits or freeze.';
      COMMENT ON COLUMN ledger.accounts.ceiling IS '2^127 - 1 means that there is none; transfer_limit too.';
      COMMENT ON TABLE ledger.balances IS
        'Balances now, in minor units. Available is posted - held. The issuance account is below zero by the supply.';
      COMMENT ON TABLE ledger.entries IS
        'What every movement did to each account, in minor units; posted and held are the balances after its event.';
      COMMENT ON COLUMN ledger.entries.cause IS 'The hold or the trade behind it.';
      COMMENT ON TABLE ledger.holds IS 'Pending transfers and how they ended. Amounts in minor units of from_account.';
      COMMENT ON TABLE ledger.instructions IS
        'Settlement instructions: their terms and where they stand now. Amounts in legs are decimals.';
      COMMENT ON COLUMN ledger.instructions.settled_hash IS
        'Proof of finality: encode(hash, ''hex'') of the row of tricord.journal that holds the settlement.';
      COMMENT ON TABLE ledger.instruction_history IS 'Every status that an instruction had, with the reason.';
      COMMENT ON VIEW ledger.balances_decimal IS 'Balances now, in units of the instrument.';
      COMMENT ON VIEW ledger.entries_decimal IS 'Entries in units of the instrument.';
      COMMENT ON VIEW ledger.open_holds_decimal IS 'Holds that are neither posted, voided nor expired, in units.';
      COMMENT ON VIEW ledger.supply IS
        'Per instrument what holders hold and what its issuer owes; difference is always 0.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW
        ledger.balances_decimal, ledger.entries_decimal, ledger.open_holds_decimal, ledger.supply;
      DROP FUNCTION ledger.decimal, ledger.bound;
    `);
  }
}
