import { expect } from 'chai';
import { checkInvariants, restoreSnapshot, takeSnapshot } from '../../../../engine/book.ts';
import type { TradeId } from '../../../../engine/ids.ts';
import { endOf } from '../../../../engine/settlement/chain/chain-settlement.ts';
import {
  chainBook,
  chainTime,
  factOf,
  match,
  mirrorOf,
  QUICK,
  SLOW,
  settlementOf,
  start,
  tell,
} from '../../support/chains.ts';
import { setLimits } from '../../support/commands.ts';
import { replayed } from '../../support/replayed.ts';
import { type TestBook, textOf } from '../../support/test-book.ts';

describe('the outcome of a settlement on chains', () => {
  let book: TestBook;
  beforeEach(() => {
    book = chainBook();
  });
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
    expect(textOf(replayed(book.decisions))).to.equal(textOf(book.state));
  });

  const begin = (securities: string, money: string) => {
    const matched = match(book, securities, money);
    book.run(start(matched.trade));
    return matched;
  };
  const passEnd = (trade: TradeId, chain = SLOW) => {
    const ends = settlementOf(book, trade)
      .parts.filter(({ terms }) => terms.chain === chain)
      .map((part) => endOf(part, book.state.settlement.chain.chains));
    book.run(chainTime(chain, Math.max(...ends)));
  };

  it('posts all legs in one event when the escrow has settled for good', () => {
    const { trade, mine } = begin('BOND-X', 'EURT-X');
    book.run(tell(book, trade, 0, 'deposited', 'final', 0));
    book.run(tell(book, trade, 0, 'settled', 'safe'));
    expect(book.status(mine)).to.equal('pending');
    const { decision } = book.execute(tell(book, trade, 0, 'settled'));
    expect(decision?.events.map(({ type }) => type)).to.deep.equal([
      'chain_fact_recorded',
      'settled',
    ]);
    expect(book.status(mine)).to.equal('settled');
    const ends = ['dealer', 'bank-alpha'].flatMap((who) =>
      ['BOND-X', 'EURT-X'].map((what) => book.posted(mirrorOf(who, what))),
    );
    expect(ends).to.deep.equal([-50_00n, 49_00n, 50_00n, -49_00n]);
    expect(book.state.settlement.chain.settlements.size).to.equal(0);
  });

  it('posts the ledger leg from its reservation when the lock was claimed for good', () => {
    const { trade, mine } = begin('BOND-X', 'EUR-CBDC');
    book.run(tell(book, trade, 0, 'locked'));
    book.run(tell(book, trade, 0, 'claimed', 'provisional'));
    expect([book.status(mine), book.posted('dealer-cbdc')]).to.deep.equal(['pending', 1_000_00n]);
    book.run(tell(book, trade, 0, 'claimed'));
    expect([
      book.posted('dealer-cbdc'),
      book.posted('alpha-cbdc'),
      book.account('alpha-cbdc').held,
    ]).to.deep.equal([1_049_00n, 951_00n, 0n]);
    expect(book.status(mine)).to.equal('settled');
  });

  it('settles a swap when both locks were claimed for good', () => {
    const { trade, theirs } = begin('BOND-X', 'USDT-Y');
    for (const kind of ['locked', 'claimed'] as const) {
      book.run(tell(book, trade, 1, kind));
      expect(book.status(theirs)).to.equal('pending');
      book.run(tell(book, trade, 0, kind));
    }
    expect(book.status(theirs)).to.equal('settled');
  });

  it('posts what nobody can undo even past a ceiling that was set meanwhile', () => {
    const { trade, mine } = begin('BOND-X', 'EUR-CBDC');
    book.run(setLimits('dealer-cbdc', { ceiling: 1_010_00n }));
    book.run(tell(book, trade, 0, 'claimed'));
    expect(book.status(mine)).to.equal('settled');
    expect(book.account('dealer-cbdc').ceiling).to.equal(1_049_00n);
  });

  it('frees what was reserved, and ends, when nothing was ever locked and no longer can be', () => {
    const { trade, mine, theirs } = begin('BOND-X', 'EUR-CBDC');
    passEnd(trade);
    expect([mine, theirs].map((each) => [book.status(each), book.reason(each)])).to.deep.equal([
      ['cancelled', 'chain_aborted'],
      ['cancelled', 'chain_aborted'],
    ]);
    expect(book.available('alpha-cbdc')).to.equal(1_000_00n);
  });

  it('waits for a lock to go back for good', () => {
    const { trade, mine } = begin('BOND-X', 'EUR-CBDC');
    book.run(tell(book, trade, 0, 'locked'));
    passEnd(trade);
    book.run(tell(book, trade, 0, 'lock_refunded', 'safe'));
    expect([book.status(mine), book.account('alpha-cbdc').held]).to.deep.equal(['pending', 49_00n]);
    book.run(tell(book, trade, 0, 'lock_refunded'));
    expect([book.status(mine), book.account('alpha-cbdc').held]).to.deep.equal(['cancelled', 0n]);
  });

  it('waits for every deposit to go back for good', () => {
    const { trade, mine } = begin('BOND-X', 'EURT-X');
    book.run(tell(book, trade, 0, 'deposited', 'final', 1));
    passEnd(trade);
    expect(book.status(mine)).to.equal('pending');
    book.run(tell(book, trade, 0, 'deposit_refunded', 'final', 1));
    expect(book.status(mine)).to.equal('cancelled');
    expect(book.posted(mirrorOf('dealer', 'BOND-X'))).to.equal(0n);
  });

  it('lets go of nothing while the other chain of a swap is open', () => {
    const { trade, mine } = begin('BOND-X', 'USDT-Y');
    passEnd(trade, QUICK);
    expect(book.status(mine)).to.equal('pending');
    passEnd(trade, SLOW);
    expect(book.status(mine)).to.equal('cancelled');
  });

  it('tells when some legs moved and others went back, and waits for the operator', () => {
    const { trade, mine } = begin('BOND-X', 'USDT-Y');
    book.run(tell(book, trade, 0, 'locked'));
    book.run(tell(book, trade, 1, 'locked'));
    book.run(tell(book, trade, 0, 'claimed'));
    passEnd(trade, QUICK);
    book.run(tell(book, trade, 1, 'lock_refunded'));
    expect([book.status(mine), book.reason(mine)]).to.deep.equal(['pending', 'chain_legs_differ']);
    book.run({ type: 'resolve_chain_settlement', trade, outcome: 'cancel' });
    expect(book.status(mine)).to.equal('cancelled');
  });

  it('is nobody’s to decide while the chains have not', () => {
    const { trade } = begin('BOND-X', 'USDT-Y');
    const resolve = { type: 'resolve_chain_settlement', outcome: 'settle' } as const;
    expect(book.refusal({ ...resolve, trade }).code).to.equal('settling_on_chain');
    expect(book.refusal({ ...resolve, trade: 'trd-1' }).code).to.equal('chain_settlement_unknown');
  });

  it('hears of a fact once a level, and forgets it when a block takes it back', () => {
    const { trade } = begin('BOND-X', 'EUR-CBDC');
    const facts = () =>
      settlementOf(book, trade).facts.map(({ fact }) => `${fact.kind} ${fact.level}`);
    book.run(tell(book, trade, 0, 'locked', 'safe'));
    for (const level of ['provisional', 'safe'] as const) {
      expect(book.execute(tell(book, trade, 0, 'locked', level)).decisions).to.deep.equal([]);
    }
    expect(facts()).to.deep.equal(['locked safe']);
    const reversed = {
      type: 'reverse_chain_fact',
      trade,
      part: 0,
      fact: factOf(book, trade, 0, 'locked'),
    } as const;
    book.run(reversed);
    expect(facts()).to.deep.equal([]);
    expect(book.execute(reversed).decisions).to.deep.equal([]);
    book.run(tell(book, trade, 0, 'locked'));
    expect(book.refusal(reversed)).to.include({ code: 'chain_fact_invalid', field: 'fact' });
    expect(facts()).to.deep.equal(['locked final']);
  });

  it('forgets what is not final in a block that is: of its branch nobody will hear again', () => {
    const { trade } = begin('BOND-X', 'EUR-CBDC');
    book.run(tell(book, trade, 0, 'locked', 'safe'));
    book.run(chainTime(SLOW, book.now));
    expect(settlementOf(book, trade)).to.deep.include({ facts: [], closed: [] });
  });

  it('refuses facts that the plan has no place for', () => {
    const { trade } = begin('BOND-X', 'EUR-CBDC');
    const { fact } = tell(book, trade, 0, 'locked') as { fact: ReturnType<typeof factOf> };
    const record = (part: number, changes: object) =>
      book.refusal({ type: 'record_chain_fact', trade, part, fact: { ...fact, ...changes } });
    expect(record(1, {})).to.include({ code: 'chain_fact_invalid', field: 'part' });
    expect(record(0, { chain: QUICK })).to.include({ field: 'fact.chain' });
    expect(record(0, { kind: 'deposited', leg: 0 })).to.include({ field: 'fact.kind' });
  });

  it('goes on from a snapshot as if nothing had been', () => {
    const { trade, mine } = begin('BOND-X', 'EUR-CBDC');
    book.run(tell(book, trade, 0, 'locked'));
    const state = restoreSnapshot(structuredClone(takeSnapshot(book.state)));
    expect(textOf(state)).to.equal(textOf(book.state));
    expect(state.settlement.chain).to.deep.equal(book.state.settlement.chain);
    book.run(tell(book, trade, 0, 'claimed'));
    expect(book.status(mine)).to.equal('settled');
  });
});
