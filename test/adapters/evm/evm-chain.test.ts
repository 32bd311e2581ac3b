import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type {
  Chain,
  ChainAction,
  ChainNews,
  EscrowTerms,
  LockTerms,
} from '../../../engine/ports/chain.ts';
import { bytes32, type SettlingChain, settlingChain } from './support/settling-chain.ts';

describe('EVM chain', () => {
  let world: SettlingChain;
  before(async () => {
    world = await settlingChain(31_337, [31_338]);
  });
  after(() => world.stop());

  const leg = (from: number, to: number, token: 'cash' | 'bond', amount = 100n) => {
    const [payer, payee] = [world.people[from], world.people[to]];
    if (payer === undefined || payee === undefined) throw new Error('no such person');
    return { token: world[token], from: payer, to: payee, amount };
  };
  const dvp = async (forMs = 120_000): Promise<EscrowTerms> => ({
    mechanism: 'escrow',
    chain: world.id,
    legs: [leg(1, 2, 'bond', 5n), leg(2, 1, 'cash')],
    deadline: (await world.now()) + forMs,
    salt: bytes32(),
  });
  const deposit = (terms: EscrowTerms, number: number): ChainAction => ({
    id: `trd-${terms.salt}/0.${number}/deposit`,
    settlement: `trd-${terms.salt}`,
    verb: 'deposit',
    terms,
    leg: number,
  });
  const told = (news: readonly ChainNews[]) =>
    news.map(({ type, fact }) => [type === 'fact' ? fact.level : type, fact.kind, fact.leg]);
  const until = async (chain: Chain, action: ChainAction, state: string) => {
    let now = '';
    for (let round = 0; round < 40 && now !== state; round += 1) now = await chain.perform(action);
    expect(now).to.equal(state);
  };

  it('settles delivery versus payment by deposits, and tells each step as it becomes firm', async () => {
    const { evm } = world.open();
    const terms = await dvp();
    const before = await Promise.all([world.balance(world.bond, 2), world.balance(world.cash, 1)]);
    const { cursor } = await evm.news(undefined);
    for (const number of [0, 1]) await until(evm, deposit(terms, number), 'included');
    const { news, cursor: next } = await evm.news(cursor);
    expect(told(news)).to.deep.include.members([
      ['safe', 'deposited', 0],
      ['provisional', 'deposited', 1],
      ['provisional', 'settled', undefined],
    ]);
    for (const { fact } of news) expect(fact.subject).to.equal(evm.subjectOf(terms));
    await world.mine(5);
    const finals = told((await evm.news(next)).news);
    expect(finals).to.deep.equal([
      ['final', 'deposited', 0],
      ['final', 'deposited', 1],
      ['final', 'settled', undefined],
    ]);
    expect(await world.balance(world.bond, 2)).to.equal((before[0] ?? 0n) + 5n);
    expect(await world.balance(world.cash, 1)).to.equal((before[1] ?? 0n) + 100n);
  });
});
