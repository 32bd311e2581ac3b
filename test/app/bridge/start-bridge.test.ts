import { expect } from 'chai';
import { MemoryCursorStore } from '../../../adapters/memory/memory-cursor-store.ts';
import { MemoryVault } from '../../../adapters/memory/vault/memory-vault.ts';
import { VaultChain } from '../../../adapters/memory/vault/vault-chain.ts';
import type { BridgeLoopEvent } from '../../../app/bridge/bridge-event.ts';
import { startBridge } from '../../../app/bridge/start-bridge.ts';
import type { VaultDescription } from '../../../engine/ports/bridge-vault.ts';
import { ChainUnavailable } from '../../../engine/ports/chain.ts';
import { ALICE, bridgedBook, bridgeOf, TOKEN, VAULT } from '../../engine/support/bridges.ts';

const DESCRIPTION = { chain: 'eip155:31337', vault: VAULT, token: TOKEN, decimals: 6 };

/** Runs the loop until `done`, and answers what it told. */
async function runUntil(
  description: VaultDescription,
  done: (events: readonly BridgeLoopEvent[], book: ReturnType<typeof bridgedBook>) => boolean,
  failures = 0,
) {
  const chain = new VaultChain();
  const vault = new MemoryVault(chain, description);
  const book = bridgedBook();
  const events: BridgeLoopEvent[] = [];
  chain.act({ type: 'deposit', sender: ALICE, beneficiary: 'alpha-usdm', amount: 5n });
  chain.mine();
  chain.finalise();
  let left = failures;
  const news: MemoryVault['news'] = async (after) => {
    left -= 1;
    if (left >= 0) throw new ChainUnavailable('no endpoint answers');
    return vault.news(after);
  };
  const finished = new Promise<void>((resolve) => {
    const loop = startBridge({
      bridge: 'usdm',
      vault: { ...delegate(vault), news },
      book: {
        submit: async (command) => {
          const { receipt, replayed } = book.execute(command);
          return { receipt, replayed };
        },
        bridge: async (id) => book.state.bridges.get(id as never),
        scaleOfAccount: () => 6,
      },
      cursors: new MemoryCursorStore(),
      everyMs: 1,
      onEvent: (event) => {
        events.push(event);
        if (done(events, book)) void loop.stop().then(resolve);
      },
    });
  });
  await finished;
  return { events, book };
}

function delegate(vault: MemoryVault) {
  return {
    describe: () => vault.describe(),
    release: (order: Parameters<MemoryVault['release']>[0]) => vault.release(order),
    close: () => vault.close(),
  };
}

describe('the loop of a bridge', () => {
  it('goes on after trouble, and says so', async () => {
    const { events, book } = await runUntil(
      DESCRIPTION,
      (told) => told.some(({ type }) => type === 'compared'),
      3,
    );
    expect(events.filter(({ type }) => type === 'trouble')).to.have.length(3);
    expect(book.posted('alpha-usdm')).to.equal(5n);
    expect(bridgeOf(book).compared?.agreed).to.equal(true);
  });

  const others: readonly (readonly [Partial<VaultDescription>, RegExp])[] = [
    [{ chain: 'eip155:1' }, /chain is eip155:1, not eip155:31337/],
    [{ vault: ALICE }, /vault is 0xa1/],
    [{ token: ALICE }, /token is 0xa1/],
    [{ decimals: 18 }, /18 decimals, USDM has 6/],
  ];
  for (const [change, words] of others) {
    it(`does nothing with another vault than the bridge says: ${JSON.stringify(change)}`, async () => {
      const { events, book } = await runUntil(
        { ...DESCRIPTION, ...change },
        (told) => told.length === 2,
      );
      for (const event of events) {
        expect(event.type).to.equal('trouble');
        expect(event.type === 'trouble' ? event.detail : '').to.match(words);
      }
      expect(book.posted('alpha-usdm')).to.equal(0n);
    });
  }
});
