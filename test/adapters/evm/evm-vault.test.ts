import { expect } from 'chai';
import { openEvmVault } from '../../../adapters/evm/bridge/evm-vault.ts';
import { fromWord, toWord } from '../../../adapters/evm/bridge/vault-words.ts';
import { openSender } from '../../../adapters/evm/sender/sender.ts';
import { openWatcher } from '../../../adapters/evm/watcher/watcher.ts';
import { MemoryCursorStore } from '../../../adapters/memory/memory-cursor-store.ts';
import { intentShelf, memoryIntentStore } from '../../../adapters/memory/memory-intent-store.ts';
import { memoryWatchStore, watchShelf } from '../../../adapters/memory/memory-watch-store.ts';
import type { BridgeBook } from '../../../app/bridge/bridge-book.ts';
import { runBridge } from '../../../app/bridge/run-bridge.ts';
import type { ChainAddress, ChainId } from '../../../engine/ports/chain.ts';
import { bridgeOf, define, resume, withdraw } from '../../engine/support/bridges.ts';
import { sandboxBook } from '../../engine/support/sandbox.ts';
import type { TestBook } from '../../engine/support/test-book.ts';
import { type SettlingChain, settlingChain } from './support/settling-chain.ts';
import { type VaultOnChain, vaultOnChain } from './support/vault-on-chain.ts';

const GWEI = 1_000_000_000n;

describe('a vault on anvil', () => {
  let chain: SettlingChain;
  let vault: ChainAddress;
  let onChain: VaultOnChain;
  let book: TestBook;
  /** What a process that dies leaves behind. */
  const shelves = { intents: intentShelf(), watch: watchShelf(), cursors: new MemoryCursorStore() };
  before(async () => {
    chain = await settlingChain();
    onChain = await vaultOnChain(chain);
    ({ vault } = onChain);
    const { cash } = chain;
    book = sandboxBook();
    const terms = { chain: chain.id, vault, token: cash, instrument: 'EUR-CBDC' };
    book.run(define({ id: 'eur', suspense: 'eur-suspense', ...terms }));
  });
  after(() => chain.stop());

  /** A process that was started just now: everything it knows is on the shelves. */
  async function round(): Promise<void> {
    const { endpoints, cash, id, people, signers } = chain;
    const intents = memoryIntentStore(shelves.intents);
    const watch = memoryWatchStore(shelves.watch);
    const [signer] = people as [ChainAddress];
    const shared = { endpoints, intents, onEvent: () => {} };
    const watching = { ...shared, store: watch, addresses: [], fromBlock: 1n };
    const watcher = openWatcher({ ...watching, chain: `${id}/sight` as ChainId });
    const sender = openSender({
      ...{ ...shared, chain: id, sight: () => watcher.look(), clock: Date.now },
      signers: new Map(signers.map((each) => [each.address, each])),
      policy: { maxFee: 500n * GWEI, resendMs: 0, raiseMs: 60_000 },
    });
    const opened = { chain: id, vault, token: cash, fromBlock: 1n, watch, sender, signer };
    const port = openEvmVault({ ...shared, ...opened });
    const { cursors } = shelves;
    await runBridge({ bridge: 'eur', vault: port, book: bridgeBook, cursors, onEvent: () => {} });
  }

  const bridgeBook: BridgeBook = {
    submit: async (command) => {
      const { receipt, replayed } = book.execute(command);
      return { receipt, replayed };
    },
    bridge: async (id) => book.state.bridges.get(id as never),
    scaleOfAccount: () => 2,
  };

  const bridge = () => bridgeOf(book, 'eur');
  const finalise = () => chain.mine(6);

  it('has words for names, and shows what is none as it is', () => {
    for (const name of ['alpha-cbdc', 'out:a-name-of-16-chr:1234567', 'x'.repeat(32)]) {
      expect(fromWord(toWord(name))).to.equal(name);
    }
    expect(() => toWord('x'.repeat(33))).to.throw(RangeError);
    const word = `0x00${'61'.repeat(31)}` as const;
    expect(fromWord(word)).to.equal(word);
  });

  it('credits a deposit when its block is final, and forgets one that is reorganised away', async () => {
    await onChain.deposit(1, 'alpha-cbdc', 500n);
    await round();
    expect(bridge().seen.get(1)?.level).to.equal('provisional');
    await chain.reorganise(1);
    await round();
    expect(bridge().seen.size).to.equal(0);
    await onChain.deposit(2, 'beta-cbdc', 700n);
    await finalise();
    await round();
    expect(bridge()).to.include({ deposited: 700n, lastDeposit: 1 });
    expect(book.posted('beta-cbdc')).to.equal(1_000_00n + 700n);
    expect(bridge().compared?.agreed).to.equal(true);
    await round();
    expect(bridge().deposited).to.equal(700n);
  });

  it('pays a withdrawal once, whichever round is the last of its process', async () => {
    const [, , , , payee] = chain.people as ChainAddress[];
    const order = { account: 'beta-cbdc', party: 'bank-beta', bridge: 'eur' };
    book.run(withdraw(300n, { ...order, address: payee as string }));
    expect(book.available('beta-cbdc')).to.equal(1_000_00n + 400n);
    for (let time = 0; time < 4; time += 1) {
      await round();
      await chain.mine();
    }
    await finalise();
    await round();
    expect(await chain.balance(chain.cash, 4)).to.equal(300n);
    expect(bridge()).to.include({ withdrawn: 300n });
    expect(bridge().withdrawals.size).to.equal(0);
    expect(book.posted('beta-cbdc')).to.equal(1_000_00n + 400n);
    expect(bridge().compared).to.include({ agreed: true });
  });

  it('whose tokens are gone stops the bridge, and says both figures', async () => {
    await onChain.take(1n);
    await finalise();
    await round();
    expect(bridge().stopped?.detail).to.match(
      /says 400 minor units and has 399, the ledger owes 400$/,
    );
    const order = { account: 'beta-cbdc', party: 'bank-beta', bridge: 'eur' };
    expect(book.refusal(withdraw(1n, order)).code).to.equal('bridge_stopped');
    await onChain.giveBack(1n);
    await finalise();
    await round();
    book.run({ ...resume(), bridge: 'eur' } as never);
    expect(bridge().stopped).to.equal(undefined);
  });
});
