import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { encodeFunctionData, maxUint256, zeroAddress } from 'viem';
import { checkContracts, checkToken } from '../../../adapters/evm/check-chain.ts';
import { ERC20_ABI } from '../../../adapters/evm/contracts/erc20.ts';
import { LEDGER_CHAIN_ID } from '../../../adapters/evm/contracts/hash-time-lock.ts';
import { transact } from '../../../adapters/evm/deploy/transact.ts';
import { type FinisherEvent, finishOpen } from '../../../adapters/evm/finisher/finisher.ts';
import { dvpEscrowAbi } from '../../../adapters/evm/generated/dvp-escrow.ts';
import { hashTimeLockAbi } from '../../../adapters/evm/generated/hash-time-lock.ts';
import { openSender } from '../../../adapters/evm/sender/sender.ts';
import { openWatcher } from '../../../adapters/evm/watcher/watcher.ts';
import { memoryIntentStore } from '../../../adapters/memory/memory-intent-store.ts';
import { memoryWatchStore } from '../../../adapters/memory/memory-watch-store.ts';
import type { Bytes32, ChainAddress } from '../../../engine/ports/chain.ts';
import { bytes32, type SettlingChain, settlingChain } from './support/settling-chain.ts';

const GWEI = 1_000_000_000n;

describe('whoever finishes what is open on two chains', () => {
  let one: SettlingChain;
  let two: SettlingChain;
  before(async () => {
    one = await settlingChain(31_341, [31_342]);
    two = await settlingChain(31_342, [31_341]);
    for (const world of [one, two])
      for (const spender of [world.deployed.lock, world.deployed.escrow])
        await as(world, 1, world.cash, {
          abi: ERC20_ABI,
          functionName: 'approve',
          args: [spender, maxUint256],
        });
  });
  after(async () => {
    await one.stop();
    await two.stop();
  });

  const as = (world: SettlingChain, person: number, to: ChainAddress, call: object) => {
    const signer = world.signers[person];
    if (signer === undefined) throw new Error('nobody');
    return transact({ ...world.setUp, signer }, { to, data: encodeFunctionData(call as never) });
  };
  const lockTerms = (world: SettlingChain, hashlock: Bytes32, seconds: bigint) => ({
    ...{ hashlock, token: world.cash, amount: 7n, payer: world.people[1], payee: world.people[2] },
    ...{ expiry: seconds, role: 1, otherExpiry: seconds + 86_400n, otherChainId: LEDGER_CHAIN_ID },
    ...{ depositToken: zeroAddress, deposit: 0n, salt: bytes32() },
  });
  const lock = async (world: SettlingChain, hashlock: Bytes32, forSeconds: number) => {
    const expiry = BigInt(Math.floor((await world.now()) / 1_000) + forSeconds);
    const terms = lockTerms(world, hashlock, expiry);
    const call = { abi: hashTimeLockAbi, functionName: 'lock', args: [terms] };
    await as(world, 1, world.deployed.lock, call);
    return terms;
  };
  const finisher = () => {
    const done: FinisherEvent[] = [];
    const secrets = new Map();
    const chains = [one, two].map((world) => {
      const { id, endpoints, deployed } = world;
      const store = memoryWatchStore();
      const watcher = openWatcher({
        ...{ chain: id, endpoints, store, addresses: [deployed.escrow, deployed.lock] },
        ...{ fromBlock: deployed.fromBlock, onEvent: () => {} },
      });
      const [signer] = world.signers;
      if (signer === undefined) throw new Error('nobody');
      const sender = openSender({
        ...{ chain: id, endpoints, intents: memoryIntentStore(), clock: Date.now },
        sight: () => watcher.look(),
        signers: new Map([[signer.address, signer]]),
        policy: { maxFee: 500n * GWEI, resendMs: 0, raiseMs: 60_000 },
        onEvent: () => {},
      });
      return { id, endpoints, deployed, watcher, store, sender, payer: signer.address };
    });
    return { done, round: () => finishOpen(chains, secrets, (event) => done.push(event)) };
  };

  it('claims a lock by the secret that a claim on the other chain has shown', async () => {
    const secret = bytes32();
    const hash = createHash('sha256')
      .update(Buffer.from(secret.slice(2), 'hex'))
      .digest('hex');
    await lock(one, `0x${hash}`, 3_600);
    const other = await lock(two, `0x${hash}`, 3_600);
    const before = await one.balance(one.cash, 2);
    const { done, round } = finisher();
    await round();
    expect(done).to.deep.equal([]);
    const claim = { abi: hashTimeLockAbi, functionName: 'claim', args: [other, secret] };
    await as(two, 2, two.deployed.lock, claim);
    await round();
    await round();
    expect(done.map(({ type, chain }) => [type, chain])).to.deep.equal([['claim', one.id]]);
    expect(await one.balance(one.cash, 2)).to.equal(before + 7n);
  });

  it('sends back locks and deposits that ran out', async () => {
    const before = await one.balance(one.cash, 1);
    await lock(one, bytes32(), 600);
    const [, from, to] = one.people;
    const legs = [
      { token: one.cash, from, to, amount: 11n },
      { token: one.bond, from: to, to: from, amount: 1n },
    ];
    const deadline = BigInt(Math.floor((await one.now()) / 1_000) + 600);
    const args = [{ legs, deadline, salt: bytes32() }, 0n];
    await as(one, 1, one.deployed.escrow, { abi: dvpEscrowAbi, functionName: 'deposit', args });
    expect(await one.balance(one.cash, 1)).to.equal(before - 18n);
    const { done, round } = finisher();
    await round();
    expect(done).to.deep.equal([]);
    await one.hands.increaseTime({ seconds: 700 });
    await one.mine();
    await round();
    expect(done.map(({ type }) => type).sort()).to.deep.equal(['expire', 'refund']);
    expect(await one.balance(one.cash, 1)).to.equal(before);
    await round();
    expect(done).to.have.lengthOf(2);
  });

  it('is told what is wrong with contracts and tokens, each with its code', async () => {
    const nobody: ChainAddress = `0x${'77'.repeat(20)}`;
    const { endpoints, deployed, cash, bond } = one;
    expect(await checkContracts(endpoints, deployed)).to.deep.equal([]);
    const wrong = { ...deployed, escrow: nobody, lock: deployed.escrow };
    const codes = (faults: readonly { code: string }[]) => faults.map(({ code }) => code);
    const found = codes(await checkContracts(endpoints, wrong));
    expect(found).to.deep.equal(['contract_missing', 'contract_differs']);
    const euro = { symbol: 'EURT', address: cash, decimals: 2 };
    const check = (more: object) => checkToken(endpoints, { ...euro, ...more });
    expect(await check({})).to.deep.equal([]);
    expect(codes(await check({ address: nobody }))).to.deep.equal(['token_not_contract']);
    expect(codes(await check({ address: bond }))).to.deep.equal(['token_decimals_wrong']);
    const feed = (address: ChainAddress) => ({ feed: { address, maxAgeSeconds: 60 } });
    expect(codes(await check(feed(nobody)))).to.deep.equal(['feed_not_contract']);
    expect(codes(await check(feed(await one.feed(5n, 10))))).to.deep.equal([]);
    expect(codes(await check(feed(await one.feed(5n, 100))))).to.deep.equal(['feed_stale']);
    expect(codes(await check(feed(await one.feed(-5n, 10))))).to.deep.equal(['feed_negative']);
  });
});
