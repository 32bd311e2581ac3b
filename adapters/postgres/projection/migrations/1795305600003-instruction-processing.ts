import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How instructions are to be processed, and what those that wait are waiting for. */
export class InstructionProcessing1795305600003 implements MigrationInterface {
  readonly name = 'InstructionProcessing1795305600003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ledger.instructions
        ADD COLUMN priority text NOT NULL DEFAULT 'normal',
        ADD COLUMN place text COLLATE "C",
        ADD COLUMN partial jsonb,
        ADD COLUMN links jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN held_by jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN alleged_to jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN blocked_on text COLLATE "C";
      CREATE INDEX instructions_alleged ON ledger.instructions USING gin (alleged_to)
        WHERE alleged_to <> '[]';
      CREATE INDEX instructions_waiting ON ledger.instructions (blocked_on, position)
        WHERE blocked_on IS NOT NULL;
      COMMENT ON COLUMN ledger.instructions.blocked_on IS
        'The account that keeps the instruction from settling: a change there makes it try again.';
      COMMENT ON COLUMN ledger.instructions.alleged_to IS
        'Participants who were told that the instruction waits for theirs.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ledger.instructions
        DROP COLUMN priority, DROP COLUMN place, DROP COLUMN partial, DROP COLUMN links,
        DROP COLUMN held_by, DROP COLUMN alleged_to, DROP COLUMN blocked_on
    `);
  }
}
