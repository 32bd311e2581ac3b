import { expect } from 'chai';
import type { ChainId, TradeId } from '../../../../engine/ids.ts';
import { endOf } from '../../../../engine/settlement/chain/chain-settlement.ts';
import { wantedActions } from '../../../../engine/settlement/chain/wanted-actions.ts';
import {
  chainBook,
  factOf,
  match,
  QUICK,
  SLOW,
  settlementOf,
  start,
  stepOn,
  tell,
} from '../../support/chains.ts';
import type { TestBook } from '../../support/test-book.ts';

describe('what a settlement wants done on its chains', () => {
  let book: TestBook;
  let trade: TradeId;

  const begin = (securities: string, money: string) => {
    book = chainBook();
    ({ trade } = match(book, securities, money));
    book.run(start(trade));
  };
  /** `part verb` of each; all clocks say `at`. */
  const wanted = (at: number = book.now, revealed = false) => {
    const { chain } = book.state.settlement;
    const chainTimes = new Map<ChainId, number>([SLOW, QUICK].map((id) => [id, at]));
    const actions = wantedActions(chain, settlementOf(book, trade), { at, chainTimes, revealed });
    return actions.map(({ id }) => id.replace(`${trade}/`, ''));
  };
  const end = (part: number) => {
    const { parts } = settlementOf(book, trade);
    const found = parts[part];
    return found === undefined ? 0 : endOf(found, book.state.settlement.chain.chains);
  };

  it('of an escrow: each deposit until it is in, then nothing', () => {
    begin('BOND-X', 'EURT-X');
    expect(wanted()).to.deep.equal(['0.0/deposit', '0.1/deposit']);
    book.run(tell(book, trade, 0, 'deposited', 'provisional', 1));
    expect(wanted()).to.deep.equal(['0.0/deposit']);
    book.run({
      type: 'reverse_chain_fact',
      trade,
      part: 0,
      fact: factOf(book, trade, 0, 'deposited', 'provisional', 1),
    });
    expect(wanted()).to.deep.equal(['0.0/deposit', '0.1/deposit']);
    book.run(tell(book, trade, 0, 'settled', 'provisional'));
    expect(wanted()).to.deep.equal([]);
  });

  it('of an escrow: no deposit that would come too late, and back what is in at the deadline', () => {
    begin('BOND-X', 'EURT-X');
    book.run(tell(book, trade, 0, 'deposited', 'final', 0));
    expect(wanted(end(0) - 1)).to.deep.equal([]);
    expect(wanted(end(0))).to.deep.equal(['0.0/refund_deposit']);
    book.run(tell(book, trade, 0, 'deposit_refunded', 'provisional', 0));
    expect(wanted(end(0))).to.deep.equal([]);
  });

  it('of a swap: the first lock for good, then the second, then both claims, the second first', () => {
    begin('BOND-X', 'USDT-Y');
    expect(wanted()).to.deep.equal(['0/lock']);
    book.run(tell(book, trade, 0, 'locked', 'safe'));
    expect(wanted()).to.deep.equal([]);
    book.run(tell(book, trade, 0, 'locked'));
    expect(wanted()).to.deep.equal(['1/lock']);
    book.run(tell(book, trade, 1, 'locked', 'safe'));
    expect(wanted()).to.deep.equal([]);
    book.run(tell(book, trade, 1, 'locked'));
    expect(wanted()).to.deep.equal(['1/claim']);
    book.run(tell(book, trade, 1, 'claimed', 'safe'));
    expect(wanted()).to.deep.equal([]);
    book.run(tell(book, trade, 1, 'claimed'));
    expect(wanted()).to.deep.equal(['0/claim']);
    book.run(tell(book, trade, 0, 'claimed', 'provisional'));
    expect(wanted()).to.deep.equal([]);
  });

  it('of a swap: no secret while it might not get in for good; once it is out, forward as long as one can', () => {
    begin('BOND-X', 'USDT-Y');
    for (const part of [0, 1]) book.run(tell(book, trade, part, 'locked'));
    const late = end(1) - stepOn(QUICK);
    expect(wanted(late - 1)).to.deep.equal(['1/claim']);
    expect(wanted(late)).to.deep.equal([]);
    expect(wanted(late, true)).to.deep.equal(['1/claim']);
    expect(wanted(end(1), true)).to.deep.equal(['1/refund_lock']);
  });

  it('of a swap: each lock back at its own end, by the time of its own chain', () => {
    begin('BOND-X', 'USDT-Y');
    for (const part of [0, 1]) book.run(tell(book, trade, part, 'locked'));
    expect(wanted(end(1))).to.deep.equal(['1/refund_lock']);
    book.run(tell(book, trade, 1, 'lock_refunded', 'safe'));
    expect(wanted(end(0) - 1)).to.deep.equal([]);
    expect(wanted(end(0))).to.deep.equal(['0/refund_lock']);
    const { chain } = book.state.settlement;
    const unheard = { at: end(0), chainTimes: new Map(), revealed: false };
    expect(wantedActions(chain, settlementOf(book, trade), unheard)).to.deep.equal([]);
  });

  it('of a swap: no first lock when there is no time left for the rest', () => {
    begin('BOND-X', 'USDT-Y');
    const last = end(1) - 2 * stepOn(QUICK) - stepOn(SLOW);
    expect([wanted(last - 1), wanted(last)]).to.deep.equal([['0/lock'], []]);
  });

  it('of a lock beside a ledger hold: the lock, then its claim', () => {
    begin('BOND-X', 'EUR-CBDC');
    expect(wanted()).to.deep.equal(['0/lock']);
    book.run(tell(book, trade, 0, 'locked'));
    expect(wanted()).to.deep.equal(['0/claim']);
    book.run(tell(book, trade, 0, 'claimed', 'provisional'));
    expect(wanted()).to.deep.equal([]);
    book.run({
      type: 'reverse_chain_fact',
      trade,
      part: 0,
      fact: factOf(book, trade, 0, 'claimed', 'provisional'),
    });
    // The secret is out: there is no other way any more.
    expect(settlementOf(book, trade).revealed).to.equal(true);
    expect(wanted(end(0) - 1)).to.deep.equal(['0/claim']);
  });
});
