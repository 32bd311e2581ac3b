import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every resolution of a queue that settled something or was asked for, with its explanation. */
export class QueueRuns1795305600030 implements MigrationInterface {
  readonly name = 'QueueRuns1795305600030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger.queue_runs (
        position bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        instrument text COLLATE "C" NOT NULL,
        trigger text NOT NULL,
        objective text NOT NULL,
        considered integer NOT NULL,
        settled integer NOT NULL,
        value numeric(39) NOT NULL,
        proven boolean NOT NULL,
        gap numeric(39) NOT NULL,
        unsettled jsonb NOT NULL,
        untold integer NOT NULL
      );
      CREATE INDEX queue_runs_of_instrument ON ledger.queue_runs (instrument, position);
      COMMENT ON TABLE ledger.queue_runs IS
        'Resolutions of queues that settled something or were asked for.';
      COMMENT ON COLUMN ledger.queue_runs.gap IS
        'The most that a better set could have more: minor units, or payments when the objective is count.';
      COMMENT ON COLUMN ledger.queue_runs.unsettled IS
        'Why each payment does not settle, the first thousand: instruction, code, detail.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger.queue_runs');
  }
}
