import { DataSource } from 'typeorm';
import { type ConnectionOptions, ignoreIdleError, poolConfig } from '../connection.ts';
import { CreateLedger1795305600000 } from './migrations/1795305600000-create-ledger.ts';
import { ViewsForOperators1795305600001 } from './migrations/1795305600001-views-for-operators.ts';
import { SummarizeEntries1795305600002 } from './migrations/1795305600002-summarize-entries.ts';
import { InstructionProcessing1795305600003 } from './migrations/1795305600003-instruction-processing.ts';
import { NetSettlement1795305600010 } from './migrations/1795305600010-net-settlement.ts';
import { Credit1795305600020 } from './migrations/1795305600020-credit.ts';
import { QueueRuns1795305600030 } from './migrations/1795305600030-queue-runs.ts';
import { QueueRunParts1795305600031 } from './migrations/1795305600031-queue-run-parts.ts';
import { Bridges1795305600040 } from './migrations/1795305600040-bridges.ts';
import { bridgeRows, bridgeTransferRows } from './rows/bridges.ts';
import { Chains1795305600040 } from './migrations/1795305600040-chains.ts';
import { creditLineRows, pledgeRows, priceRows } from './rows/credit.ts';
import { cursorRows } from './rows/cursor.ts';
import { accountRows, instrumentRows, participantRows } from './rows/ledger.ts';
import { claimRows, cycleRunRows, penaltyRows } from './rows/net-settlement.ts';
import { balanceRows, entryRows, holdRows } from './rows/postings.ts';
import { queueRunRows } from './rows/queue-runs.ts';
import { instructionRows, transitionRows } from './rows/settlement.ts';

export function ledgerDataSource(options: ConnectionOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    schema: 'ledger',
    entities: [
      participantRows,
      instrumentRows,
      accountRows,
      balanceRows,
      entryRows,
      holdRows,
      instructionRows,
      transitionRows,
      creditLineRows,
      pledgeRows,
      priceRows,
      cycleRunRows,
      claimRows,
      penaltyRows,
      queueRunRows,
      bridgeRows,
      bridgeTransferRows,
      cursorRows,
    ],
    migrations: [
      CreateLedger1795305600000,
      ViewsForOperators1795305600001,
      SummarizeEntries1795305600002,
      InstructionProcessing1795305600003,
      Credit1795305600020,
      NetSettlement1795305600010,
      QueueRuns1795305600030,
      QueueRunParts1795305600031,
      Bridges1795305600040,
      Chains1795305600040,
    ],
    synchronize: false,
    installExtensions: false,
    logging: false,
    poolErrorHandler: ignoreIdleError,
    extra: poolConfig(options),
  });
}
