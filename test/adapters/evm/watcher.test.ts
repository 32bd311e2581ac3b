import { expect } from 'chai';
import { concat, type Hex, numberToHex } from 'viem';
import { openEndpoints } from '../../../adapters/evm/endpoints/endpoints.ts';
import { openWatcher, type WatchEvent } from '../../../adapters/evm/watcher/watcher.ts';
import { memoryWatchStore } from '../../../adapters/memory/memory-watch-store.ts';
import { type ChainAddress, ChainUnavailable } from '../../../engine/ports/chain.ts';
import { type RpcProxy, rpcProxy } from '../../support/rpc-proxy.ts';
import { caught } from '../postgres/faults.ts';
import { type DevChain, deployLogger, devChain } from './support/dev-chain.ts';

describe('watcher of a chain', () => {
  let chain: DevChain;
  let address: ChainAddress;
  let proxy: RpcProxy;

  before(async () => {
    chain = await devChain();
    address = await deployLogger(chain);
    proxy = await rpcProxy(chain.url);
  });
  after(async () => {
    await proxy.close();
    await chain.stop();
  });
  beforeEach(async () => {
    proxy.behave(() => 'pass');
    await chain.mine(6);
  });

  const word = (number: number) => numberToHex(number, { size: 32 });
  const say = async (number: number, times = 1) => {
    const data = concat([word(number), word(number)]);
    for (let time = 0; time < times; time += 1)
      await chain.wallet(1).sendTransaction({ to: address, data, gas: 100_000n });
  };
  const open = async (urls: readonly string[] = [proxy.url], store = memoryWatchStore()) => {
    const events: WatchEvent[] = [];
    const troubles: string[] = [];
    const endpoints = openEndpoints({
      chainId: chain.chainId,
      urls,
      levels: { by: 'tags' },
      timeoutMs: 10_000,
      lagBlocks: 3n,
      onCall: () => {},
      onTrouble: (_, state) => troubles.push(state),
    });
    const fromBlock = await chain.hands.getBlockNumber();
    const watcher = openWatcher({
      chain: chain.id,
      endpoints,
      store,
      addresses: [address],
      fromBlock,
      onEvent: (event) => events.push(event),
    });
    let seq = 0;
    const told = async () => {
      await watcher.look();
      const news = await store.told(chain.id, seq, 1_000);
      seq = news.at(-1)?.seq ?? seq;
      return news.map(({ type, level, log }) => [
        type === 'log' ? level : type,
        Number(log.topics[1]),
      ]);
    };
    return { watcher, told, events, troubles, store, endpoints };
  };

  it('tells a log as it becomes firmer, once a level, and nothing when nothing happens', async () => {
    const { told } = await open();
    expect(await told()).to.deep.equal([]);
    await say(7);
    expect(await told()).to.deep.equal([['provisional', 7]]);
    expect(await told()).to.deep.equal([]);
    await chain.mine(2);
    expect(await told()).to.deep.equal([['safe', 7]]);
    await chain.mine(2);
    expect(await told()).to.deep.equal([['final', 7]]);
    await chain.mine(5);
    expect(await told()).to.deep.equal([]);
  });

  it('tells at once how firm it is what happened while it was away, in order', async () => {
    const { told } = await open();
    await told();
    for (const number of [1, 2, 3, 4, 5, 6]) await say(number);
    expect(await told()).to.deep.equal([
      ['final', 1],
      ['final', 2],
      ['safe', 3],
      ['safe', 4],
      ['provisional', 5],
      ['provisional', 6],
    ]);
  });

  it('takes back what a reorganisation removed, and tells what the other branch has', async () => {
    const { told, events } = await open();
    await say(1);
    await say(2);
    expect(await told()).to.deep.equal([
      ['provisional', 1],
      ['provisional', 2],
    ]);
    await chain.reorganise(1);
    await say(3);
    expect(await told()).to.deep.equal([
      ['reversed', 2],
      ['safe', 1],
      ['provisional', 3],
    ]);
    expect(events).to.deep.equal([{ type: 'reorganised', depth: 1, reversed: 1 }]);
  });

  it('tells a log again that is in another block of the other branch', async () => {
    const { told } = await open();
    const data = concat([word(9), word(9)]);
    const hash = await chain.wallet(1).sendTransaction({ to: address, data, gas: 100_000n });
    const serialized = (await chain.raw('eth_getRawTransactionByHash', hash)) as Hex;
    expect(await told()).to.deep.equal([['provisional', 9]]);
    await chain.reorganise(1);
    await chain.hands.sendRawTransaction({ serializedTransaction: serialized });
    const again = await told();
    expect(again).to.deep.equal([
      ['reversed', 9],
      ['provisional', 9],
    ]);
  });

  it('goes on after a restart, from where the store says', async () => {
    const { told, store } = await open();
    await say(1);
    await told();
    await chain.reorganise(1);
    await say(2);
    const next = await open([proxy.url], store);
    expect((await next.told()).slice(1)).to.deep.equal([
      ['reversed', 1],
      ['provisional', 2],
    ]);
  });

  it('notices logs that an endpoint leaves out, and asks another', async () => {
    const { told, events, troubles } = await open([proxy.url, chain.url]);
    await say(5);
    proxy.behave(({ method }) => (method === 'eth_getLogs' ? { lie: () => [] } : 'pass'));
    expect(await told()).to.deep.equal([['provisional', 5]]);
    expect(events.map(({ type }) => type)).to.deep.equal(['logs_missing']);
    expect(troubles).to.include('unreachable');
  });

  it('waits rather than believe the only endpoint when it leaves out logs', async () => {
    const { told } = await open();
    await told();
    await say(5);
    proxy.behave(({ method }) => (method === 'eth_getLogs' ? { lie: () => [] } : 'pass'));
    expect(await caught(told())).to.be.instanceOf(ChainUnavailable);
    proxy.behave(() => 'pass');
    expect(await told()).to.deep.equal([['provisional', 5]]);
  });

  it('passes over a head that is older than what it has seen, and an endpoint that lags', async () => {
    const one = await open();
    await say(1);
    await one.told();
    const old = await chain.raw('eth_getBlockByNumber', 'latest', false);
    await chain.mine(5);
    const stale = ({ method, params }: { method: string; params: readonly unknown[] }) =>
      method === 'eth_getBlockByNumber' && params[0] === 'latest' ? { lie: () => old } : 'pass';
    await one.told();
    proxy.behave(stale);
    expect(await one.told()).to.deep.equal([]);
    expect(one.events.map(({ type }) => type)).to.deep.equal(['head_stale']);
    const two = await open([proxy.url, chain.url]);
    await two.watcher.look();
    expect(two.endpoints.states().map(({ state }) => state)).to.deep.equal(['stale', 'ok']);
  });

  it('refuses endpoints of another chain, and says so', async () => {
    const { watcher, endpoints } = await open();
    proxy.behave(({ method }) => (method === 'eth_chainId' ? { lie: () => '0x1' } : 'pass'));
    expect(await caught(watcher.look())).to.be.instanceOf(ChainUnavailable);
    expect(endpoints.states()[0]).to.include({ state: 'wrong_chain' });
  });

  it('stops when two endpoints differ in a final block', async () => {
    const { watcher } = await open([proxy.url, chain.url]);
    proxy.behave(({ method, params }) => {
      const final = method === 'eth_getBlockByNumber' && params[0] !== 'latest';
      return final ? { lie: (truth) => ({ ...(truth as object), hash: word(666) }) } : 'pass';
    });
    expect(await caught(watcher.look())).to.match(/differ in a final block/);
  });

  it('stops when a final block is replaced', async () => {
    const { told } = await open();
    await say(1);
    await chain.mine(4);
    expect(await told()).to.deep.equal([['final', 1]]);
    const head = await chain.hands.getBlockNumber();
    await chain.reorganise(Number(head - 8n));
    expect(await caught(told())).to.match(/was final as/);
  });

  it('catches up over many blocks in several looks', async () => {
    const { told, watcher } = await open();
    await watcher.look();
    await say(1);
    await chain.mine(600);
    await say(2);
    const news = [];
    for (let look = 0; look < 3; look += 1) news.push(...(await told()));
    expect(news).to.deep.equal([
      ['final', 1],
      ['provisional', 2],
    ]);
  });
});
