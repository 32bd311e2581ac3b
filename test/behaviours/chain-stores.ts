import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import type { Bytes32, ChainAddress, ChainId } from '../../engine/ports/chain.ts';
import type {
  Intent,
  IntentRequest,
  IntentStore,
  SignedForm,
} from '../../engine/ports/intent-store.ts';
import type { SecretVault } from '../../engine/ports/secret-vault.ts';
import type { ToldLog, WatchStore } from '../../engine/ports/watch-store.ts';

export interface ChainStores {
  readonly intents: IntentStore;
  readonly watch: WatchStore;
  readonly secrets: SecretVault;
}

export interface ChainStoresBench {
  /** Stores of the same kind on what the ones before left. */
  open(): ChainStores;
  close(): Promise<void>;
}

const CHAIN = 'eip155:31337' as ChainId;
const OTHER = 'eip155:31338' as ChainId;
const SIGNER: ChainAddress = `0x${'a1'.repeat(20)}`;
const DEADLINE = 1_800_000_000_000;

function bytes32(): Bytes32 {
  return `0x${randomBytes(32).toString('hex')}`;
}

function request(id: string, more: Partial<IntentRequest> = {}): IntentRequest {
  const to: ChainAddress = `0x${'c0'.repeat(20)}`;
  const rest = { to, data: '0xdeadbeef', gas: 200_000n, deadline: DEADLINE } as const;
  return {
    chain: CHAIN,
    id,
    settlement: 'trd-1',
    leg: 1,
    verb: 'deposit',
    signer: SIGNER,
    ...rest,
    ...more,
  };
}

function form(maxFee = 30n): SignedForm {
  return { hash: bytes32(), bytes: '0x02f8', maxFee, priorityFee: 2n, at: 1_700_000_000_000 };
}

function reverted(closed: boolean) {
  return {
    state: 'reverted',
    hash: bytes32(),
    block: { number: 2n ** 60n, hash: bytes32() },
    closed,
  } as const;
}

/** What every adapter of the stores of chains does. */
export function chainStoresBehaviour(name: string, make: () => Promise<ChainStoresBench>): void {
  describe(`chain stores behaviour: ${name}`, () => {
    let bench: ChainStoresBench;
    beforeEach(async () => {
      bench = await make();
    });
    afterEach(() => bench.close());
    intentBehaviour(() => bench.open().intents);
    watchBehaviour(() => bench.open().watch);
    secretBehaviour(() => bench.open().secrets);
  });
}

function intentBehaviour(open: () => IntentStore): void {
  describe('intents', () => {
    it('keep all that they were made of, with the first nonce of the account', async () => {
      const { intent, signed, outcome } = await open().open(request('a'), 7);
      expect(intent).to.deep.equal({ ...request('a'), nonce: 7, attempt: 1 });
      expect([signed, outcome]).to.deep.equal([[], undefined]);
      expect((await open().find(CHAIN, 'a'))?.intent).to.deep.equal(intent);
      expect(await open().find(CHAIN, 'b')).to.equal(undefined);
      expect(await open().find(OTHER, 'a')).to.equal(undefined);
    });

    it('are the same for everybody who asks, and take one nonce each', async () => {
      const asked = Array.from({ length: 12 }, (_, index) =>
        open().open(request(`id-${index % 4}`), 3),
      );
      const records = await Promise.all(asked);
      const byId = new Map(records.map(({ intent }) => [intent.id, intent.nonce]));
      for (const { intent } of records) expect(intent.nonce).to.equal(byId.get(intent.id));
      expect([...byId.values()].sort()).to.deep.equal([3, 4, 5, 6]);
    });

    it('take nonces of each chain and signer apart', async () => {
      const store = open();
      const signer: ChainAddress = `0x${'b2'.repeat(20)}`;
      await store.open(request('a'), 5);
      expect((await store.open(request('a', { chain: OTHER }), 0)).intent.nonce).to.equal(0);
      expect((await store.open(request('b', { signer }), 1)).intent.nonce).to.equal(1);
      expect((await store.open(request('c'), 9)).intent.nonce).to.equal(9);
    });

    it('keep every signed form, in order, and one that is signed again once', async () => {
      const store = open();
      const { intent } = await store.open(request('a'), 0);
      const [first, second] = [form(30n), form(2n ** 100n)];
      for (const each of [first, second, first])
        expect(await store.sign(intent, each)).to.equal(true);
      expect((await open().find(CHAIN, 'a'))?.signed).to.deep.equal([first, second]);
    });

    it('become void as long as they were never signed, and their id is free again', async () => {
      const store = open();
      const { intent } = await store.open(request('a'), 0);
      expect(await store.void(intent)).to.equal(true);
      expect(await store.sign(intent, form())).to.equal(false);
      expect(await store.find(CHAIN, 'a')).to.equal(undefined);
      const [filler] = await store.unfinished(CHAIN);
      expect(filler?.intent).to.include({ verb: 'void', nonce: 0, to: SIGNER, data: '0x' });
      expect((await store.open(request('a'), 0)).intent).to.include({ nonce: 1, attempt: 1 });
    });

    it('stay what they are once they were signed', async () => {
      const store = open();
      const { intent } = await store.open(request('a'), 0);
      await store.sign(intent, form());
      expect(await store.void(intent)).to.equal(false);
      expect((await store.find(CHAIN, 'a'))?.intent).to.deep.equal(intent);
    });

    it('fill a nonce that nobody has, and no other', async () => {
      const store = open();
      const { intent } = await store.open(request('a'), 4);
      for (const nonce of [3, 3, 4]) await store.fill(CHAIN, SIGNER, nonce);
      const unfinished = await store.unfinished(CHAIN);
      expect(unfinished.map(({ intent: each }) => each.nonce)).to.deep.equal([3, 4]);
      expect(unfinished[1]?.intent).to.deep.equal(intent);
    });

    it('end and, while that is not for good, begin again', async () => {
      const store = open();
      const { intent } = await store.open(request('a'), 0);
      const outcome = { ...reverted(false), state: 'included' } as const;
      await store.conclude(intent, outcome);
      expect((await open().find(CHAIN, 'a'))?.outcome).to.deep.equal(outcome);
      await store.conclude(intent, undefined);
      expect((await open().find(CHAIN, 'a'))?.outcome).to.equal(undefined);
      expect(await store.unfinished(CHAIN)).to.have.lengthOf(1);
    });

    it('that reverted for good are tried again under another nonce, those that may come back are not', async () => {
      const store = open();
      const { intent } = await store.open(request('a'), 0);
      await store.conclude(intent, reverted(false));
      expect((await store.open(request('a'), 1)).intent).to.deep.equal(intent);
      await store.conclude(intent, reverted(true));
      const again: Intent = (await store.open(request('a'), 1)).intent;
      expect(again).to.include({ nonce: 1, attempt: 2 });
      expect((await store.find(CHAIN, 'a'))?.intent).to.deep.equal(again);
      expect((await store.unfinished(CHAIN)).map((each) => each.intent)).to.deep.equal([again]);
    });

    it('that are closed never open again; the quarantined are listed', async () => {
      const store = open();
      const { intent } = await store.open(request('a'), 0);
      const outcome = {
        state: 'quarantined',
        reason: 'nonce taken',
        hash: bytes32(),
        closed: true,
      } as const;
      await store.conclude(intent, outcome);
      await store.conclude(intent, undefined);
      expect((await store.quarantined(CHAIN)).map((each) => each.outcome)).to.deep.equal([outcome]);
      expect((await store.open(request('a'), 5)).intent).to.deep.equal(intent);
      expect(await store.unfinished(CHAIN)).to.deep.equal([]);
      expect(await store.quarantined(OTHER)).to.deep.equal([]);
    });
  });
}

function watchBehaviour(open: () => WatchStore): void {
  const block = (number: bigint) => ({ number, hash: bytes32(), at: 1_700_000_000_000 });
  const told = (topic: Bytes32, type: ToldLog['type'] = 'log'): ToldLog => {
    const log = {
      address: SIGNER,
      topics: [bytes32(), topic],
      data: '0x' as const,
      block: block(2n ** 70n),
    };
    return { type, level: 'safe', log: { ...log, transaction: bytes32(), index: 3 } };
  };
  const state = (number: bigint) => {
    const { log, level } = told(bytes32());
    return {
      scanned: block(number),
      safe: number - 1n,
      final: -1n,
      blocks: [block(number)],
      open: [{ log, level }],
    };
  };

  describe('what a watcher saw', () => {
    it('is kept with what it tells, and comes back digit by digit', async () => {
      const [first, id] = [state(2n ** 64n), bytes32()];
      const log = told(id);
      expect(await open().read(CHAIN)).to.equal(undefined);
      expect(await open().save(CHAIN, 0, first, [log])).to.equal(true);
      expect(await open().read(CHAIN)).to.deep.equal({ ...first, version: 1 });
      expect(await open().told(CHAIN, 0, 10)).to.deep.equal([{ ...log, seq: 1 }]);
      expect(await open().toldOf(CHAIN, id)).to.deep.equal([{ ...log, seq: 1 }]);
    });

    it('is numbered without a gap, and read on from any number', async () => {
      const store = open();
      const id = bytes32();
      await store.save(CHAIN, 0, state(1n), [told(id), told(bytes32())]);
      await store.save(CHAIN, 1, state(2n), []);
      await store.save(CHAIN, 2, state(3n), [told(id, 'reversed')]);
      expect((await store.told(CHAIN, 0, 2)).map(({ seq }) => seq)).to.deep.equal([1, 2]);
      expect((await store.told(CHAIN, 2, 2)).map(({ seq, type }) => [seq, type])).to.deep.equal([
        [3, 'reversed'],
      ]);
      expect((await store.toldOf(CHAIN, id)).map(({ seq }) => seq)).to.deep.equal([1, 3]);
    });

    it('is taken from one of those who watch in the same moment, and nothing from the other', async () => {
      const results = await Promise.all(
        [1n, 2n].map((number) => open().save(CHAIN, 0, state(number), [told(bytes32())])),
      );
      expect(results.sort()).to.deep.equal([false, true]);
      expect(await open().told(CHAIN, 0, 10)).to.have.lengthOf(1);
      expect(await open().save(CHAIN, 0, state(3n), [told(bytes32())])).to.equal(false);
      expect(await open().save(OTHER, 4, state(3n), [told(bytes32())])).to.equal(false);
      expect(await open().told(OTHER, 0, 10)).to.deep.equal([]);
    });
  });
}

function secretBehaviour(open: () => SecretVault): void {
  describe('sealed secrets', () => {
    const secret = () => {
      const sealed = randomBytes(60);
      return { sealed, hash: `0x${createHash('sha256').update(sealed).digest('hex')}` as Bytes32 };
    };

    it('are kept once: whoever comes second gets the first', async () => {
      const kept = await Promise.all([1, 2, 3].map(() => open().keep('trd-1', secret())));
      expect(new Set(kept.map(({ hash }) => hash)).size).to.equal(1);
      const found = await open().find('trd-1');
      expect(found?.hash).to.equal(kept[0]?.hash);
      expect(Buffer.from(found?.sealed ?? [])).to.deep.equal(Buffer.from(kept[0]?.sealed ?? []));
      expect(await open().find('trd-2')).to.equal(undefined);
    });

    it('are revealed for ever', async () => {
      const one = secret();
      expect((await open().keep('trd-1', one)).revealed).to.equal(false);
      await open().markRevealed('trd-1');
      await open().markRevealed('trd-1');
      await open().markRevealed('trd-2');
      expect((await open().find('trd-1'))?.revealed).to.equal(true);
      expect((await open().keep('trd-1', one)).revealed).to.equal(true);
    });
  });
}
