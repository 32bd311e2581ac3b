import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index by time sums up pages; those that it has not summed up yet are read for every question. By itself it does
 * so at the next vacuum, which comes the later the longer the table is. Now it does so as soon as a range is full.
 */
export class SummarizeEntries1795305600002 implements MigrationInterface {
  readonly name = 'SummarizeEntries1795305600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER INDEX ledger.entries_by_time SET (autosummarize = on)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER INDEX ledger.entries_by_time RESET (autosummarize)');
  }
}
