import { expect } from 'chai';
import type { Command } from '../../../../engine/book.ts';
import {
  addressOf,
  bytes,
  chainBook,
  defineChain,
  delivery,
  match,
  mirrorOf,
  QUICK,
  SLOW,
  settlementOf,
  start,
  stepOn,
} from '../../support/chains.ts';
import {
  amend,
  cancel,
  hold,
  holdBack,
  issue,
  letGo,
  post,
  postHold,
  setLimits,
  transfer,
  voidHold,
} from '../../support/commands.ts';
import { DAY, type TestBook } from '../../support/test-book.ts';

describe('a trade with legs on chains', () => {
  let book: TestBook;
  beforeEach(() => {
    book = chainBook();
  });

  it('waits for the coordinator, and can be cancelled until that starts it', () => {
    const { mine, theirs } = match(book, 'BOND-X', 'EURT-X');
    expect([book.status(mine), book.reason(mine)]).to.deep.equal([
      'pending',
      'awaiting_coordinator',
    ]);
    book.run(cancel(mine.id, 'dealer'));
    book.run(cancel(theirs.id, 'bank-alpha'));
    expect(book.status(mine)).to.equal('cancelled');
  });

  it('settles in one escrow when all legs are on one chain', () => {
    const { trade } = match(book, 'BOND-X', 'EURT-X');
    book.run(start(trade, undefined));
    const { mechanism, parts, reservations, hash } = settlementOf(book, trade);
    expect([mechanism, parts.length, reservations.length, hash]).to.deep.equal([
      'escrow',
      1,
      0,
      undefined,
    ]);
    const terms = parts[0]?.terms;
    if (terms?.mechanism !== 'escrow') throw new Error('not an escrow');
    expect(terms.chain).to.equal(SLOW);
    expect(terms.deadline).to.be.at.least(book.now + 2 * stepOn(SLOW));
    expect(terms.deadline % 1_000).to.equal(0);
    expect(
      terms.legs.map(({ token, from, to, amount }) => [token, from, to, amount]),
    ).to.deep.equal([
      [addressOf(0xc0de00), addressOf(0xa2), addressOf(0xa0), 50_00n],
      [addressOf(0xc0de01), addressOf(0xa0), addressOf(0xa2), 49_00n],
    ]);
  });

  it('locks the chain leg and reserves the ledger leg when one is on each', () => {
    const { trade, mine } = match(book, 'BOND-X', 'EUR-CBDC');
    book.run(start(trade));
    const { mechanism, parts, reservations, hash } = settlementOf(book, trade);
    expect([mechanism, parts.length, hash]).to.deep.equal([
      'lock_and_hold',
      1,
      `0x${'ab'.repeat(32)}`,
    ]);
    expect(parts[0]?.terms).to.include({ mechanism: 'lock', role: 'alone', chain: SLOW });
    expect(reservations).to.have.length(1);
    expect(book.account('alpha-cbdc').held).to.equal(49_00n);
    expect(book.reason(mine)).to.equal('settling_on_chain');
  });

  it('locks on the slower chain first, and for longer by the margin, when legs are on two chains', () => {
    const { trade } = match(book, 'BOND-X', 'USDT-Y');
    book.run(start(trade));
    const [first, second] = settlementOf(book, trade).parts.map(({ terms }) => terms);
    if (first?.mechanism !== 'lock' || second?.mechanism !== 'lock') throw new Error('no locks');
    expect([first.chain, first.role, second.chain, second.role]).to.deep.equal([
      SLOW,
      'first',
      QUICK,
      'second',
    ]);
    expect(first.expiry - second.expiry).to.be.at.least(stepOn(SLOW) + stepOn(QUICK));
    expect(second.expiry - book.now).to.be.at.least(2 * (stepOn(SLOW) + stepOn(QUICK)));
    expect(first.other).to.deep.equal({ chain: QUICK, expiry: second.expiry });
    expect(second.other).to.deep.equal({ chain: SLOW, expiry: first.expiry });
    expect(first.hash).to.equal(second.hash);
  });

  it('is refused on more than two chains', () => {
    const ends = { from: { participant: 'dealer' }, to: { participant: 'bank-alpha' } };
    const legs = ['BOND-X', 'USDT-Y', 'GBPT-Z'].map((instrument) => ({
      instrument,
      amount: '1.00',
      ...ends,
    }));
    expect(book.rejection({ kind: 'batch', party: 'dealer', legs })).to.include({
      code: 'chains_too_many',
      field: 'legs',
    });
  });

  it('is refused when too little time is left for the margin rule', () => {
    const expiresAt = book.now + 3 * (stepOn(SLOW) + stepOn(QUICK)) - 1;
    const late = { ...delivery('dealer', 'BOND-X', 'USDT-Y'), expiresAt };
    expect(book.rejection(late)).to.include({ code: 'deadline_too_near', field: 'expiresAt' });
    expect(book.submit({ ...late, expiresAt: expiresAt + 1 }).status).to.equal('unmatched');
  });

  it('does not start when its money has gone meanwhile, and is ready again when that is back', () => {
    const { trade, mine, theirs } = match(book, 'BOND-X', 'EUR-CBDC');
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 960_00n)));
    book.run(start(trade));
    expect(book.state.settlement.chain.settlements.size).to.equal(0);
    expect(book.reason(theirs)).to.equal('insufficient_funds');
    const { decision } = book.execute(issue('EUR-CBDC', 'alpha-cbdc', 9_00n));
    expect(decision?.events.map(({ type }) => type)).to.include('chain_settlement_ready');
    expect(book.reason(mine)).to.equal('awaiting_coordinator');
  });

  it('starts once', () => {
    const { trade } = match(book, 'BOND-X', 'EUR-CBDC');
    book.run(start(trade));
    expect(book.execute(start(trade, bytes(9))).decisions).to.deep.equal([]);
    expect(settlementOf(book, trade).hash).to.equal(`0x${'ab'.repeat(32)}`);
  });

  it('needs the hash of a secret for locks, and a well-formed one', () => {
    const { trade } = match(book, 'BOND-X', 'EUR-CBDC');
    expect(book.refusal({ type: 'start_chain_settlement', trade })).to.include({
      code: 'field_missing',
      field: 'hash',
    });
    expect(book.refusal(start(trade, '0xABC'))).to.include({
      code: 'field_invalid',
      field: 'hash',
    });
    expect(book.account('alpha-cbdc').held).to.equal(0n);
  });

  it('cannot be stopped once it has started: not cancelled, held, amended or expired', () => {
    const { trade, mine } = match(book, 'BOND-X', 'EUR-CBDC');
    book.run(start(trade));
    for (const command of [
      cancel(mine.id, 'dealer'),
      holdBack(mine.id),
      holdBack(mine.id, 'dealer'),
      letGo(mine.id),
      amend(mine.id, 'dealer', { priority: 'urgent' }),
    ]) {
      expect(book.refusal(command).code, command.type).to.equal('settling_on_chain');
    }
    book.pass(60 * DAY);
    expect([book.status(mine), book.account('alpha-cbdc').held]).to.deep.equal(['pending', 49_00n]);
  });

  it('keeps what it reserved from everybody else', () => {
    const { trade } = match(book, 'BOND-X', 'EUR-CBDC');
    book.run(start(trade));
    const { id } = settlementOf(book, trade).reservations[0] ?? { id: '' };
    expect(book.refusal(post(voidHold(id))).code).to.equal('hold_reserved');
    expect(book.refusal(post(postHold(id))).code).to.equal('hold_reserved');
    expect(book.refusal(post(hold('chain-trd-9-0', 'alpha-cbdc', 'beta-cbdc', 1n))).code).to.equal(
      'identifier_invalid',
    );
    expect(book.refusal(post(transfer('alpha-cbdc', 'beta-cbdc', 960_00n))).code).to.equal(
      'insufficient_funds',
    );
  });

  it('settles alone: what is linked with it waits', () => {
    const first = book.submit({ ...delivery('dealer', 'BOND-X', 'EURT-X'), reference: 'one' });
    const second = {
      ...delivery('dealer', 'BOND', 'EUR-CBDC'),
      links: [{ type: 'with', reference: 'one' } as const],
    };
    book.submit(second);
    book.submit(delivery('bank-alpha', 'BOND-X', 'EURT-X'));
    book.submit(delivery('bank-alpha', 'BOND', 'EUR-CBDC'));
    expect(book.status(first)).to.equal('pending');
    expect(book.state.settlement.chain.settlements.size).to.equal(0);
    expect(book.posted('dealer-bond')).to.equal(1_000_00n);
  });

  it('does not settle in parts', () => {
    const terms = { ...delivery('dealer', 'BOND-X', 'EURT-X'), partial: {} };
    expect(book.rejection(terms)).to.include({ code: 'partial_invalid', field: 'partial' });
  });
});

describe('what is at home on a chain', () => {
  it('moves only there', () => {
    const book = chainBook();
    const [dealer, alpha] = [mirrorOf('dealer', 'BOND-X'), mirrorOf('bank-alpha', 'BOND-X')];
    const commands = [
      post(transfer(dealer, alpha, 1n)),
      post(hold('h1', dealer, alpha, 1n)),
      issue('BOND-X', dealer, 1n),
      setLimits(dealer, { floor: 0n }),
    ];
    for (const command of commands)
      expect(book.refusal(command).code, command.type).to.equal('home_elsewhere');
  });

  it('has a chain that is defined, a token of its own, and accounts with addresses of their own', () => {
    const book = chainBook();
    const account = {
      type: 'open_account',
      id: 'new',
      owner: 'centralbank',
      instrument: 'BOND-X',
    } as const;
    expect(book.refusal(account)).to.include({ code: 'field_missing', field: 'address' });
    expect(book.refusal({ ...account, address: '0x12' }).code).to.equal('address_invalid');
    expect(book.refusal({ ...account, address: `0x${'0'.repeat(40)}` }).code).to.equal(
      'address_invalid',
    );
    expect(
      book.refusal({ ...account, address: addressOf(0xa0).toUpperCase().replace('X', 'x') }).code,
    ).to.equal('address_taken');
    expect(book.refusal({ ...account, address: addressOf(9), floor: -5n })).to.include({
      code: 'home_elsewhere',
      field: 'floor',
    });
    expect(book.refusal({ ...account, instrument: 'BOND', address: addressOf(9) })).to.include({
      code: 'field_invalid',
      field: 'address',
    });
    const instrument: Command & { type: 'register_instrument' } = {
      type: 'register_instrument',
      id: 'NEW',
      kind: 'stablecoin',
      name: 'New',
      issuer: 'usd-issuer',
      currency: 'EUR',
      issuanceAccount: 'NEW-issuance',
    };
    const on = (chain: string, token: string) =>
      book.refusal({ ...instrument, home: { chain, token } });
    expect(on('eip155:99', addressOf(1))).to.include({
      code: 'chain_unknown',
      field: 'home.chain',
    });
    expect(on(SLOW, 'x')).to.include({ code: 'address_invalid', field: 'home.token' });
    expect(on(SLOW, addressOf(0xc0de00))).to.include({
      code: 'instrument_exists',
      field: 'home.token',
    });
  });

  it('is on a chain whose times make sense', () => {
    const book = chainBook();
    const wrong = [
      [defineChain('mainnet' as typeof SLOW), 'chain.id'],
      [defineChain(SLOW, { name: '' }), 'chain.name'],
      [defineChain(SLOW, { layer: 3 }), 'chain.layer'],
      [defineChain(SLOW, { finalityMs: 0 }), 'chain.finalityMs'],
      [defineChain(SLOW, { reactionMs: 1.5 }), 'chain.reactionMs'],
      [defineChain(SLOW, { graceMs: 60_000 }), 'chain.graceMs'],
    ] as const;
    for (const [command, field] of wrong) expect(book.refusal(command).field).to.equal(field);
    book.run(defineChain(SLOW, { layer: 2, graceMs: 60_000 }));
  });
});
