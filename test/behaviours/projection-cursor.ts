import { expect } from 'chai';
import type { CommittedBatch } from '../../engine/ports/projection.ts';
import { everything } from './everything.ts';
import {
  DVP_LEGS,
  type History,
  held,
  hold,
  posted,
  received,
  sandbox,
  settlementLeg,
  tradeOf,
  transfer,
} from './history.ts';
import type { Ledger } from './projection-bench.ts';

/** Enough of everything to see that it comes out the same. */
function busyHistory(): History {
  const history = sandbox();
  history.row([received('ins-1', { legs: DVP_LEGS })], [received('ins-2', { legs: DVP_LEGS })]);
  const legs = [settlementLeg('EUR-CBDC', 'alpha-cbdc', 'dealer-cbdc', 10_000n)];
  const trade = tradeOf('trade-1', ['ins-1', 'ins-2'], legs);
  history.row([{ type: 'matched', trade }]);
  history.row([posted('transfer', held('hold-1', 'alpha-cbdc', 'dealer-cbdc', 500n))]);
  history.row([{ type: 'settled', trade }], [{ type: 'hold_expired', hold: hold('hold-1') }]);
  history.row([posted('transfer', transfer('dealer-cbdc', 'alpha-cbdc', 70n))]);
  return history;
}

export function cursorBehaviour(open: () => Ledger, openRival: () => Ledger): void {
  describe('the cursor', () => {
    const empty = { seq: 0, position: 0, hash: '' };
    let ledger: Ledger;
    beforeEach(() => {
      ledger = open();
    });

    it('starts before the first row', async () => {
      expect(await ledger.cursor()).to.deep.equal(empty);
      expect(await ledger.apply([])).to.deep.equal(empty);
    });

    it('moves to the last row applied, with its hash and its last position', async () => {
      const { batches, position } = busyHistory();
      const last = { seq: batches.length, position, hash: batches.at(-1)?.hash };
      expect(await ledger.apply(batches)).to.deep.equal(last);
      expect(await ledger.cursor()).to.deep.equal(last);
      expect(await openRival().cursor()).to.deep.equal(last);
    });

    it('comes to the same whether rows are applied one by one or all at once', async () => {
      const { batches } = busyHistory();
      for (const batch of batches) await ledger.apply([batch]);
      const oneByOne = await everything(ledger);
      await ledger.clear();
      await ledger.apply(batches);
      expect(await everything(ledger)).to.deep.equal(oneByOne);
    });

    it('skips what was applied before', async () => {
      const { batches } = busyHistory();
      await ledger.apply(batches.slice(0, 4));
      await ledger.apply(batches.slice(0, 4));
      await ledger.apply(batches.slice(2));
      const overlapping = await everything(ledger);
      await ledger.clear();
      await ledger.apply(batches);
      expect(await everything(ledger)).to.deep.equal(overlapping);
    });

    const broken: readonly (readonly [string, (b: CommittedBatch[]) => CommittedBatch[]])[] = [
      ['a row is missing', ([a, b, , d]) => [a, b, d].filter((row) => row !== undefined)],
      ['the first row is missing', (rows) => rows.slice(1)],
      ['a position is missing', (rows) => change(rows, 2, { firstPosition: 99 })],
      ['a row holds fewer events than it says', (rows) => change(rows, 2, { decisions: [] })],
    ];
    for (const [when, damage] of broken) {
      it(`stays where it was when ${when}`, async () => {
        const outcome = await ledger.apply(damage(busyHistory().batches)).catch(() => 'thrown');
        expect(outcome).to.equal('thrown');
        expect(await ledger.cursor()).to.deep.equal(empty);
        expect((await ledger.accounts({}, { limit: 1 })).items).to.deep.equal([]);
      });
    }

    it('does not go on with another history', async () => {
      const { batches } = busyHistory();
      await ledger.apply(batches.slice(0, 3));
      const rewritten = change(batches, 2, { hash: 'f'.repeat(64) });
      const outcome = await ledger.apply(rewritten).catch(() => 'thrown');
      expect(outcome).to.equal('thrown');
      expect((await ledger.cursor()).seq).to.equal(3);
    });

    it('keeps two tailers from applying a row twice', async () => {
      const { batches, position } = busyHistory();
      const tailers = [ledger, openRival(), ledger, openRival()];
      const cursors = await Promise.all(tailers.map((tailer) => tailer.apply(batches)));
      for (const cursor of cursors) expect(cursor.position).to.equal(position);
      const concurrent = await everything(ledger);
      await ledger.clear();
      await ledger.apply(batches);
      expect(await everything(ledger)).to.deep.equal(concurrent);
    });

    it('forgets everything when cleared, and can start again', async () => {
      await ledger.apply(busyHistory().batches);
      const before = await everything(ledger);
      await ledger.clear();
      expect(await everything(ledger)).to.deep.equal({
        cursor: empty,
        accounts: [],
        entries: [],
        instructions: [],
        participants: [],
        instruments: [],
      });
      await ledger.apply(busyHistory().batches);
      expect(await everything(ledger)).to.deep.equal(before);
    });
  });
}

function change(
  batches: readonly CommittedBatch[],
  index: number,
  fields: Partial<CommittedBatch>,
): CommittedBatch[] {
  return batches.map((batch, i) => (i === index ? { ...batch, ...fields } : batch));
}
