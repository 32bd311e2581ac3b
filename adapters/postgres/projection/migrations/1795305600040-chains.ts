import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where instruments are at home, what accounts mirror, and what chains said of instructions. */
export class Chains1795305600040 implements MigrationInterface {
  readonly name = 'Chains1795305600040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ledger.instruments ADD COLUMN home jsonb;
      ALTER TABLE ledger.accounts ADD COLUMN address text COLLATE "C";
      ALTER TABLE ledger.instruction_history ADD COLUMN chain jsonb;
      COMMENT ON COLUMN ledger.instruments.home IS
        'Chain and token contract where its balances are kept; null: on this ledger.';
      COMMENT ON COLUMN ledger.accounts.address IS
        'The address whose settled movements the account mirrors.';
      COMMENT ON COLUMN ledger.instruction_history.chain IS
        'What a chain said: step, transaction, block and how firm it is.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ledger.instruments DROP COLUMN home;
      ALTER TABLE ledger.accounts DROP COLUMN address;
      ALTER TABLE ledger.instruction_history DROP COLUMN chain;
    `);
  }
}
