import { accountBehaviour } from './projection-accounts.ts';
import { asOfBehaviour } from './projection-as-of.ts';
import type { Ledger, ProjectionBench } from './projection-bench.ts';
import { creditBehaviour } from './projection-credit.ts';
import { cursorBehaviour } from './projection-cursor.ts';
import { entryBehaviour } from './projection-entries.ts';
import { instructionBehaviour } from './projection-instructions.ts';
import { netSettlementBehaviour } from './projection-net-settlement.ts';
import { pageBehaviour } from './projection-pages.ts';

/** What every adapter of the projection and its queries does. Every test finds the projection empty. */
export function projectionBehaviour(name: string, make: () => Promise<ProjectionBench>): void {
  describe(`projection behaviour: ${name}`, () => {
    let bench: ProjectionBench;
    let ledger: Ledger;
    let rival: Ledger;

    before(async () => {
      bench = await make();
      [ledger, rival] = await Promise.all([bench.open(), bench.open()]);
    });
    after(async () => {
      await ledger.close();
      await rival.close();
      await bench.close();
    });
    beforeEach(() => ledger.clear());

    cursorBehaviour(
      () => ledger,
      () => rival,
    );
    accountBehaviour(() => ledger);
    entryBehaviour(() => ledger);
    creditBehaviour(() => ledger);
    asOfBehaviour(() => ledger);
    instructionBehaviour(() => ledger);
    netSettlementBehaviour(() => ledger);
    pageBehaviour(() => ledger);
  });
}
