import type { DataSource, EntitySchema } from 'typeorm';
import { Table } from './binary/table.ts';
import { bridgeRows, bridgeTransferRows } from './rows/bridges.ts';
import { creditLineRows, pledgeRows, priceRows } from './rows/credit.ts';
import { accountRows, instrumentRows, participantRows } from './rows/ledger.ts';
import { claimRows, cycleRunRows, penaltyRows } from './rows/net-settlement.ts';
import { balanceRows, entryRows, holdRows } from './rows/postings.ts';
import { queueRunRows } from './rows/queue-runs.ts';
import { instructionRows, transitionRows } from './rows/settlement.ts';

export type LedgerTables = ReturnType<typeof ledgerTables>;

/** The tables that applying writes, as their entities describe them. */
export function ledgerTables(data: DataSource) {
  const table = <Row extends object>(entity: EntitySchema<Row>) =>
    new Table<Row>(data.getMetadata(entity));
  return {
    participants: table(participantRows),
    instruments: table(instrumentRows),
    accounts: table(accountRows),
    balances: table(balanceRows),
    entries: table(entryRows),
    holds: table(holdRows),
    instructions: table(instructionRows),
    creditLines: table(creditLineRows),
    pledges: table(pledgeRows),
    prices: table(priceRows),
    transitions: table(transitionRows),
    cycleRuns: table(cycleRunRows),
    claims: table(claimRows),
    penalties: table(penaltyRows),
    queueRuns: table(queueRunRows),
    bridges: table(bridgeRows),
    bridgeTransfers: table(bridgeTransferRows),
  };
}
