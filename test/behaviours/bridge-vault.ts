import { expect } from 'chai';
import type { BridgeNews, BridgeVault } from '../../engine/ports/bridge-vault.ts';

/** A vault of a token, and hands to move its chain. */
export interface VaultBench {
  readonly vault: BridgeVault;
  /** Somebody who can be paid. */
  readonly payee: string;
  deposit(account: string, amount: bigint): Promise<void>;
  mine(): Promise<void>;
  /** Makes all blocks so far final. */
  finalise(): Promise<void>;
  /** Replaces the last block by one without what was in it. */
  dropBlock(): Promise<void>;
}

const OF_BLOCKS = ['deposit', 'release', 'deposit_reversed', 'release_reversed'] as const;

/** What every adapter of the port does. */
export function bridgeVaultBehaviour(open: () => Promise<VaultBench>): void {
  let bench: VaultBench;
  let cursor: string | undefined;
  beforeEach(async () => {
    bench = await open();
    cursor = undefined;
  });

  const news = async (): Promise<readonly BridgeNews[]> => {
    const answer = await bench.vault.news(cursor);
    ({ cursor } = answer);
    return answer.news;
  };
  const told = async () =>
    (await news()).map((each) => {
      expect(each.type).to.be.oneOf(OF_BLOCKS);
      return 'level' in each ? `${each.type} ${each.level}` : each.type;
    });

  it('tells a deposit when it comes and when it is final, with the one before it', async () => {
    await bench.deposit('alpha-cbdc', 5n);
    await bench.mine();
    expect(await told()).to.deep.equal(['deposit provisional']);
    await bench.finalise();
    await bench.deposit('beta-cbdc', 6n);
    await bench.mine();
    await bench.finalise();
    const finals = (await news()).flatMap((each) =>
      each.type === 'deposit' && each.level === 'final' ? [each.deposit] : [],
    );
    const numbers = finals.map(({ number, previous, beneficiary, amount }) => {
      return { number, previous, beneficiary, amount };
    });
    expect(numbers).to.deep.equal([
      { number: 1, previous: 0, beneficiary: 'alpha-cbdc', amount: 5n },
      { number: 2, previous: 1, beneficiary: 'beta-cbdc', amount: 6n },
    ]);
    expect(await told()).to.deep.equal([]);
  });

  it('tells again whoever repeats a cursor', async () => {
    await bench.deposit('alpha-cbdc', 5n);
    await bench.mine();
    await bench.finalise();
    const before = cursor;
    const first = await news();
    cursor = before;
    expect(await news()).to.deep.equal(first);
  });

  it('takes back what a reorganisation removed', async () => {
    await bench.deposit('alpha-cbdc', 5n);
    await bench.mine();
    await told();
    await bench.dropBlock();
    await bench.mine();
    expect(await told()).to.deep.equal(['deposit_reversed']);
  });

  it('pays a withdrawal once, however often it is asked', async () => {
    const { vault, payee } = bench;
    await bench.deposit('alpha-cbdc', 50n);
    await bench.mine();
    const order = { id: 'out:eur:1' as never, address: payee, amount: 20n };
    for (let time = 0; time < 3; time += 1) {
      await vault.release(order);
      await bench.mine();
    }
    await bench.finalise();
    const all = await news();
    const paid = all.flatMap((each) =>
      each.type === 'release' && each.level === 'final' ? [each] : [],
    );
    expect(paid).to.have.length(1);
    expect(paid[0]).to.include({ withdrawal: 'out:eur:1', outcome: 'released', amount: 20n });
    expect(paid[0]?.address).to.equal(payee.toLowerCase());
    expect(await vault.release(order)).to.equal('included');
  });

  it('gives the figures of the final block once everything up to it was told', async () => {
    await bench.deposit('alpha-cbdc', 50n);
    await bench.mine();
    await bench.finalise();
    await bench.deposit('alpha-cbdc', 7n);
    await bench.mine();
    let final = (await bench.vault.news(cursor)).final;
    while (final === undefined) {
      await news();
      final = (await bench.vault.news(cursor)).final;
    }
    expect(final.vault).to.deep.equal({ deposited: 50n, withdrawn: 0n, balance: 50n });
  });
}
