import { expect } from 'chai';
import type { Hex } from 'viem';
import { localSigner } from '../../../adapters/evm/keys/local-signer.ts';
import { intentShelf, memoryIntentStore } from '../../../adapters/memory/memory-intent-store.ts';
import type { ActionState, Chain, ChainAction, EscrowTerms } from '../../../engine/ports/chain.ts';
import type { IntentStore } from '../../../engine/ports/intent-store.ts';
import { type RpcProxy, rpcProxy } from '../../support/rpc-proxy.ts';
import { bytes32, type SettlingChain, settlingChain } from './support/settling-chain.ts';

const GWEI = 1_000_000_000n;

describe('sender of an EVM chain', () => {
  let world: SettlingChain;
  let proxy: RpcProxy;
  before(async () => {
    world = await settlingChain();
    proxy = await rpcProxy(world.url);
    // Allowances are there from the first deposit on.
    const { evm } = world.open();
    await until(evm, await deposit(), 'included');
  });
  after(async () => {
    await proxy.close();
    await world.stop();
  });
  beforeEach(() => proxy.behave(() => 'pass'));
  afterEach(() => world.hands.setAutomine(true));

  const deposit = async (more: { readonly deadline?: number; readonly from?: number } = {}) => {
    const [from, to] = [world.people[more.from ?? 1], world.people[2]];
    if (from === undefined || to === undefined) throw new Error('no such person');
    const [first, second] = [
      { token: world.bond, from, to, amount: 1n },
      { token: world.cash, from: to, to: from, amount: 1n },
    ];
    const deadline = (await world.now()) + 3_600_000;
    const terms: EscrowTerms = {
      ...{ mechanism: 'escrow', chain: world.id, legs: [first, second] },
      ...{ deadline, salt: bytes32() },
    };
    const id = `${terms.salt}/0.0/deposit`;
    const action: ChainAction = { id, settlement: terms.salt, verb: 'deposit', terms, leg: 0 };
    return more.deadline === undefined ? action : { ...action, deadline: more.deadline };
  };
  const until = async (chain: Chain, action: ChainAction, state: ActionState) => {
    let now: ActionState = 'wanted';
    for (let round = 0; round < 40 && now !== state; round += 1) now = await chain.perform(action);
    expect(now).to.equal(state);
  };
  const held = async (action: ChainAction) => {
    const { evm } = world.open();
    const { news } = await evm.news(undefined);
    const subject = evm.subjectOf(action.terms);
    return news.filter(({ fact }) => fact.subject === subject && fact.kind === 'deposited').length;
  };
  const formsOf = async (store: IntentStore, action: ChainAction) =>
    (await store.find(world.id, action.id))?.signed ?? [];
  const proxied = { urls: [] as string[] };
  beforeEach(() => {
    proxied.urls = [proxy.url];
  });

  it('finds what was accepted although the answer never came, and sends nothing else', async () => {
    const { evm, shelf } = world.open(proxied);
    const action = await deposit();
    proxy.behave(({ method }) => (method === 'eth_sendRawTransaction' ? 'cut_after' : 'pass'));
    await until(evm, action, 'included');
    expect(await formsOf(memoryIntentStore(shelf), action)).to.have.lengthOf(1);
    expect(await held(action)).to.equal(1);
  });

  it('sends the same bytes again when a node dropped them', async () => {
    const { evm, events } = world.open();
    const action = await deposit();
    await world.hands.setAutomine(false);
    await until(evm, action, 'signed');
    const sent = events.find(({ type }) => type === 'sent');
    const hash = (sent as { detail?: Hex }).detail ?? '0x';
    await world.raw('anvil_dropTransaction', hash);
    await world.mine();
    await until(evm, action, 'signed');
    await world.mine();
    await until(evm, action, 'included');
    expect(events.filter(({ type }) => type === 'sent')).to.have.lengthOf(1);
    expect(events.find(({ type }) => type === 'included')).to.include({ detail: hash });
  });

  it('sends the same bytes again after a reorganisation took them out', async () => {
    const { evm, events, shelf } = world.open();
    const action = await deposit();
    await until(evm, action, 'included');
    await world.reorganise(1);
    await until(evm, action, 'included');
    expect(events.map(({ type }) => type)).to.include('dropped_by_reorganisation');
    expect(await formsOf(memoryIntentStore(shelf), action)).to.have.lengthOf(1);
    expect(await held(action)).to.equal(1);
  });

  it('pays more when the price of gas has risen, keeps every hash, and takes whichever gets in', async () => {
    const policy = { maxFee: 2_000n * GWEI, resendMs: 0, raiseMs: 0 };
    const { evm, shelf } = world.open({ policy });
    const action = await deposit();
    await world.hands.setAutomine(false);
    await until(evm, action, 'signed');
    for (let block = 0; block < 3; block += 1) {
      await world.hands.setNextBlockBaseFeePerGas({ baseFeePerGas: 200n * GWEI });
      await world.mine();
      await evm.perform(action);
    }
    const forms = await formsOf(memoryIntentStore(shelf), action);
    expect(forms.length).to.be.greaterThan(1);
    expect((forms.at(-1)?.maxFee ?? 0n) > 200n * GWEI).to.equal(true);
    await world.hands.setAutomine(true);
    await world.mine();
    await until(evm, action, 'included');
    expect(await held(action)).to.equal(1);
  });

  it('pays no more than it may, says so, and gets in when gas is cheap again', async () => {
    const policy = { maxFee: 5n * GWEI, resendMs: 0, raiseMs: 0 };
    const { evm, events } = world.open({ policy });
    const action = await deposit();
    await world.hands.setAutomine(false);
    await until(evm, action, 'signed');
    for (let block = 0; block < 3; block += 1) {
      await world.hands.setNextBlockBaseFeePerGas({ baseFeePerGas: 300n * GWEI });
      await world.mine();
      expect(await evm.perform(action)).to.equal('signed');
    }
    expect(events.map(({ type }) => type)).to.include('fee_capped');
    await world.hands.setNextBlockBaseFeePerGas({ baseFeePerGas: GWEI });
    await world.mine();
    await world.hands.setAutomine(true);
    await until(evm, action, 'included');
  });

  it('waits while a node has no room for it', async () => {
    const { evm, events } = world.open(proxied);
    const action = await deposit();
    const full = { error: { code: -32_000, message: 'txpool is full' } };
    proxy.behave(({ method }) => (method === 'eth_sendRawTransaction' ? full : 'pass'));
    await until(evm, action, 'signed');
    expect(events.find(({ type }) => type === 'send_refused')).to.include({
      detail: 'txpool is full',
    });
    proxy.behave(() => 'pass');
    await world.mine();
    await until(evm, action, 'included');
  });

  it('quarantines a nonce that a transaction took that was not signed here, and says which', async () => {
    const { evm, events, shelf } = world.open();
    const action = await deposit();
    await world.hands.setAutomine(false);
    await until(evm, action, 'signed');
    const ours = (await formsOf(memoryIntentStore(shelf), action))[0]?.hash;
    await world.raw('anvil_dropTransaction', ours);
    const fee = { maxFeePerGas: 900n * GWEI, maxPriorityFeePerGas: 5n * GWEI };
    const to = world.people[4] as Hex;
    const taker = await world.wallet(1).sendTransaction({ to, value: 1n, gas: 30_000n, ...fee });
    await world.mine();
    await until(evm, action, 'quarantined');
    const [first] = await memoryIntentStore(shelf).quarantined(world.id);
    expect(first?.outcome).to.deep.include({ state: 'quarantined', hash: taker, closed: false });
    await world.mine(5);
    await evm.perform(action);
    const [last] = await memoryIntentStore(shelf).quarantined(world.id);
    expect(last?.outcome).to.include({ closed: true });
    expect(events.filter(({ type }) => type === 'quarantined')).to.have.lengthOf(1);
    await world.hands.setAutomine(true);
    await until(evm, await deposit(), 'included');
  });

  it('believes no receipt of another transaction', async () => {
    const { evm, events } = world.open(proxied);
    const action = await deposit();
    await world.hands.setAutomine(false);
    await until(evm, action, 'signed');
    const forged = { lie: (truth: unknown) => truth && { ...truth, transactionHash: bytes32() } };
    proxy.behave(({ method }) => (method === 'eth_getTransactionReceipt' ? forged : 'pass'));
    await world.mine();
    expect(await evm.perform(action)).to.equal('signed');
    expect(events.map(({ type }) => type)).not.to.include('quarantined');
    proxy.behave(() => 'pass');
    await world.hands.setAutomine(true);
    await world.mine();
    await until(evm, action, 'included');
  });

  it('sends nothing after its deadline, and leaves no hole for those behind', async () => {
    const { evm, shelf } = world.open();
    const late = await deposit({ deadline: (await world.now()) - 1 });
    expect(await evm.perform(late)).to.equal('wanted');
    expect(shelf.slots.size).to.equal(0);
    // Made in time, and then the machine stood still before it was signed.
    const store = memoryIntentStore(shelf);
    const action = await deposit({ deadline: (await world.now()) - 1 });
    const signer = world.people[1] ?? '0x';
    const call = { to: world.deployed.escrow, data: '0xdead', gas: 90_000n } as const;
    const names = { chain: world.id, id: action.id, settlement: 's', verb: 'deposit' };
    const nonce = await world.hands.getTransactionCount({ address: signer });
    await store.open({ ...names, signer, ...call, deadline: 1 }, nonce);
    expect(await evm.perform(action)).to.equal('wanted');
    const next = await deposit();
    await until(evm, next, 'included');
    expect((await store.find(world.id, next.id))?.intent.nonce).to.equal(nonce + 1);
  });

  it('fills a hole that a lying node talked it into', async () => {
    const { evm, events } = world.open(proxied);
    const action = await deposit({ from: 3 });
    const lie = { lie: (truth: unknown) => `0x${(Number(truth) + 2).toString(16)}` };
    await world.mine();
    proxy.behave(({ method }) => (method === 'eth_getTransactionCount' ? lie : 'pass'));
    // The third has nothing to deposit: what counts is its approval.
    await evm.perform(action);
    proxy.behave(() => 'pass');
    for (let round = 0; round < 6; round += 1) {
      await world.mine();
      await evm.news(undefined);
    }
    expect(events.filter(({ type }) => type === 'gap_filled')).to.have.lengthOf(2);
    expect(events.filter(({ type }) => type === 'included')).to.have.lengthOf(3);
  });

  it('leaves to a party what only that party may sign', async () => {
    const { evm } = world.open({ signers: [localSigner(world.keyOf(0))] });
    expect(await evm.perform(await deposit())).to.equal('left_to_party');
  });

  it('says why an action would not work now', async () => {
    const { evm, events } = world.open();
    const action = await deposit();
    if (action.verb !== 'deposit') throw new Error('no deposit');
    const terms = { ...action.terms, deadline: Math.floor(await world.now()) + 1_000 };
    expect(await evm.perform({ ...action, terms })).to.equal('wanted');
    const hindered = events.find(({ type }) => type === 'hindered');
    expect((hindered as { detail?: string }).detail).to.match(/DeadlineTooNear|DeadlinePassed/);
  });

  describe('that ends between any two steps', () => {
    for (const step of [
      'open',
      'sign',
      'after open',
      'after sign',
      'broadcast',
      'conclude',
    ] as const)
      it(`goes on: ${step}`, async () => {
        const shelf = intentShelf();
        const action = await deposit();
        const broken = world.open({
          ...proxied,
          intents: breaking(memoryIntentStore(shelf), step),
        });
        if (step === 'broadcast')
          proxy.behave(({ method }) => (method === 'eth_sendRawTransaction' ? 'cut' : 'pass'));
        for (let round = 0; round < 2; round += 1) await broken.evm.perform(action).catch(() => {});
        proxy.behave(() => 'pass');
        const { evm } = world.open({}, shelf);
        await world.mine();
        await until(evm, action, 'included');
        expect(await held(action)).to.equal(1);
        expect(await formsOf(memoryIntentStore(shelf), action)).to.have.lengthOf(1);
      });
  });

  /** A store in which the process dies at a step. */
  function breaking(store: IntentStore, step: string): IntentStore {
    const die = (): never => {
      throw new Error('the process ended here');
    };
    return {
      ...store,
      open: async (...args) => {
        if (step === 'open') die();
        const record = await store.open(...args);
        return step === 'after open' ? die() : record;
      },
      sign: async (...args) => {
        if (step === 'sign') die();
        const signed = await store.sign(...args);
        return step === 'after sign' ? die() : signed;
      },
      conclude: async (...args) => (step === 'conclude' ? die() : store.conclude(...args)),
    };
  }
});
