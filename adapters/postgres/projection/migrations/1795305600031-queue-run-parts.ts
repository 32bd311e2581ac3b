import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of payments a resolution settled in part. */
export class QueueRunParts1795305600031 implements MigrationInterface {
  readonly name = 'QueueRunParts1795305600031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ledger.queue_runs ADD COLUMN parts jsonb NOT NULL DEFAULT '[]';
      COMMENT ON COLUMN ledger.queue_runs.parts IS
        'Payments of which a part settled, by their trade, and how much of each in minor units.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ledger.queue_runs DROP COLUMN parts');
  }
}
