import { expect } from 'chai';
import type { TimeMs } from '../../engine/ids.ts';
import type {
  Bytes32,
  Chain,
  ChainAction,
  ChainAddress,
  ChainFact,
  ChainNews,
  EscrowTerms,
  LockTerms,
  SecretStore,
} from '../../engine/ports/chain.ts';

/** A chain with two parties, whose keys are here, and two tokens, of which each party has at least 1,000. */
export interface ChainUnderTest {
  readonly chain: Chain;
  readonly secrets: SecretStore;
  readonly parties: readonly [ChainAddress, ChainAddress];
  readonly tokens: readonly [ChainAddress, ChainAddress];
  /** An address whose key is not here. */
  readonly stranger: ChainAddress;
  balanceOf(token: ChainAddress, holder: ChainAddress): Promise<bigint>;
  /** What the next block says the time is. */
  now(): Promise<TimeMs>;
  /** One block, with what waits for one. */
  mine(): Promise<void>;
  /** Blocks, until what is in one now is final. */
  makeFinal(): Promise<void>;
  /** Time goes by on the chain. */
  pass(durationMs: number): Promise<void>;
  /** The last block is replaced by an empty one; what was in it waits again. */
  reorganise(): Promise<void>;
  /** The same chain as a process sees it that starts again on the same stores. */
  restart(): Promise<Chain>;
  close(): Promise<void>;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What every chain does that settlements rely on. */
export function chainBehaviour(name: string, open: () => Promise<ChainUnderTest>): void {
  describe(`chain behaviour: ${name}`, function () {
    this.timeout(120_000);
    let world: ChainUnderTest;
    let cursor: string | undefined;
    let settlements = 0;
    beforeEach(async () => {
      world = await open();
      cursor = undefined;
      settlements += 1;
    });
    afterEach(() => world.close());

    const settlement = () => `trd-${settlements}`;
    const hear = async (chain = world.chain): Promise<readonly ChainNews[]> => {
      const answer = await chain.news(cursor);
      cursor = answer.cursor;
      return answer.news;
    };
    const words = (news: readonly ChainNews[]) =>
      news.map(({ type, fact }) =>
        type === 'fact' ? `${fact.kind} ${fact.level}` : `no ${fact.kind}`,
      );
    const escrow = async (): Promise<EscrowTerms> => {
      const { parties, tokens, chain } = world;
      return {
        mechanism: 'escrow',
        chain: chain.id,
        legs: [
          { token: tokens[0], from: parties[0], to: parties[1], amount: 30n },
          { token: tokens[1], from: parties[1], to: parties[0], amount: 20n },
        ],
        deadline: wholeSecond((await world.now()) + HOUR),
        salt: bytes(settlements),
      };
    };
    const lock = async (changes: Partial<LockTerms> = {}): Promise<LockTerms> => {
      const { parties, tokens, chain } = world;
      return {
        mechanism: 'lock',
        chain: chain.id,
        leg: { token: tokens[0], from: parties[0], to: parties[1], amount: 40n },
        hash: await world.secrets.create(settlement()),
        expiry: wholeSecond((await world.now()) + DAY),
        role: 'alone',
        salt: bytes(settlements),
        ...changes,
      };
    };
    const deposit = (terms: EscrowTerms, leg: number): ChainAction => ({
      ...{ verb: 'deposit', terms, leg, deadline: terms.deadline },
      ...{ id: `${settlement()}/0.${leg}/deposit`, settlement: settlement() },
    });
    const act = (verb: 'lock' | 'claim' | 'refund_lock', terms: LockTerms): ChainAction => ({
      ...{ verb, terms, id: `${settlement()}/0/${verb}`, settlement: settlement() },
    });
    /** Until it is in a block. */
    const carry = async (action: ChainAction, chain = world.chain) => {
      for (let attempt = 0; attempt < 20; attempt += 1) {
        const state = await chain.perform(action);
        if (state === 'included' || state === 'left_to_party' || state === 'reverted') return state;
        await world.mine();
      }
      throw new Error(`${action.id} never got in`);
    };
    const reveal = () => world.secrets.markRevealed(settlement());

    it('settles an escrow in the moment the last leg is in, and says so once a level', async () => {
      const { parties, tokens, balanceOf, chain } = world;
      const terms = await escrow();
      const before = await balanceOf(tokens[0], parties[1]);
      expect(await carry(deposit(terms, 0))).to.equal('included');
      expect(await carry(deposit(terms, 1))).to.equal('included');
      expect(await balanceOf(tokens[0], parties[1])).to.equal(before + 30n);
      await world.makeFinal();
      const news = await hear();
      const final = news.flatMap(({ type, fact }) =>
        type === 'fact' && fact.level === 'final' ? [fact] : [],
      );
      expect(final.map(({ kind, leg }) => `${kind} ${leg ?? ''}`.trim())).to.have.members([
        'deposited 0',
        'deposited 1',
        'settled',
      ]);
      for (const { subject, chain: id } of final) {
        expect([subject, id]).to.deep.equal([chain.subjectOf(terms), chain.id]);
      }
      expect(words(await hear())).to.deep.equal([]);
    });

    it('does one action once, however often it is asked to, before and after a restart', async () => {
      const { parties, tokens, balanceOf } = world;
      const terms = await escrow();
      const before = await balanceOf(tokens[0], parties[0]);
      await world.chain.perform(deposit(terms, 0));
      await world.chain.perform(deposit(terms, 0));
      const again = await world.restart();
      await again.perform(deposit(terms, 0));
      expect(await carry(deposit(terms, 0), again)).to.equal('included');
      await world.makeFinal();
      expect(await again.perform(deposit(terms, 0))).to.equal('included');
      await world.makeFinal();
      expect(await balanceOf(tokens[0], parties[0])).to.equal(before - 30n);
      const news = await hear(again);
      expect(placesOf(news, 'deposited')).to.equal(1);
    });

    it('gives back what is in escrow from the deadline on', async () => {
      const { parties, tokens, balanceOf } = world;
      const terms = await escrow();
      const before = await balanceOf(tokens[0], parties[0]);
      await carry(deposit(terms, 0));
      await world.pass(2 * HOUR);
      await world.mine();
      const refund: ChainAction = {
        ...{ verb: 'refund_deposit', terms, leg: 0 },
        ...{ id: `${settlement()}/0.0/refund_deposit`, settlement: settlement() },
      };
      expect(await carry(refund)).to.equal('included');
      expect(await balanceOf(tokens[0], parties[0])).to.equal(before);
      await world.makeFinal();
      expect(words(await hear())).to.include('deposit_refunded final');
    });

    it('pays the payee of a lock who is shown the secret, and tells the secret', async () => {
      const { parties, tokens, balanceOf, secrets } = world;
      const terms = await lock();
      const before = await balanceOf(tokens[0], parties[1]);
      expect(await carry(act('lock', terms))).to.equal('included');
      await reveal();
      expect(await carry(act('claim', terms))).to.equal('included');
      expect(await balanceOf(tokens[0], parties[1])).to.equal(before + 40n);
      await world.makeFinal();
      const claimed = (await hear()).find(
        ({ fact }) => fact.kind === 'claimed' && fact.level === 'final',
      );
      expect(claimed?.fact.secret).to.equal(await secrets.reveal(settlement()));
      expect(claimed?.fact.subject).to.equal(world.chain.subjectOf(terms));
    });

    it('gives a lock back from its expiry on, and pays no claim any more', async () => {
      const { parties, tokens, balanceOf } = world;
      const terms = await lock();
      const before = await balanceOf(tokens[0], parties[0]);
      await carry(act('lock', terms));
      await world.pass(2 * DAY);
      await world.mine();
      expect(await carry(act('refund_lock', terms))).to.equal('included');
      expect(await balanceOf(tokens[0], parties[0])).to.equal(before);
      await reveal();
      const late = await world.chain.perform(act('claim', terms)).catch(() => 'failed');
      expect(late).to.not.equal('included');
      await world.makeFinal();
      const news = words(await hear());
      expect(news).to.include('lock_refunded final');
      expect(news.filter((each) => each.startsWith('claimed'))).to.deep.equal([]);
    });

    it('leaves to a party what only that party can sign', async () => {
      const { tokens, parties, stranger } = world;
      const terms = await lock({
        leg: { token: tokens[0], from: stranger, to: parties[1], amount: 1n },
      });
      expect(await world.chain.perform(act('lock', terms))).to.equal('left_to_party');
    });

    it('does not begin what is past its deadline', async () => {
      const { parties, tokens, balanceOf } = world;
      const terms = await lock();
      const before = await balanceOf(tokens[0], parties[0]);
      const late = { ...act('lock', terms), deadline: (await world.now()) - HOUR };
      expect(await world.chain.perform(late)).to.be.oneOf(['wanted', 'reverted']);
      await world.mine();
      expect(await balanceOf(tokens[0], parties[0])).to.equal(before);
    });

    it('tells the same from the same cursor, to whoever asks', async () => {
      await carry(act('lock', await lock()));
      await world.makeFinal();
      const first = await world.chain.news(undefined);
      const again = await (await world.restart()).news(undefined);
      const finals = (news: readonly ChainNews[]) =>
        news.flatMap(({ fact }) => (fact.level === 'final' ? [placeOf(fact)] : []));
      expect(finals(again.news)).to.deep.equal(finals(first.news));
      expect(finals(first.news)).to.have.length(1);
      expect(first.final?.number).to.not.equal(undefined);
      expect(Number(first.final?.number)).to.be.at.most(Number(first.head.number));
    });

    it('takes back what a reorganisation removed, and gets it in again', async () => {
      const terms = await lock();
      await world.chain.perform(act('lock', terms));
      await world.mine();
      expect(words(await hear())).to.deep.equal(['locked provisional']);
      await world.reorganise();
      expect(words(await hear())).to.deep.equal(['no locked']);
      expect(await carry(act('lock', terms))).to.equal('included');
      await world.makeFinal();
      const news = await hear();
      expect(words(news)).to.include('locked final');
      expect(placesOf(news, 'locked')).to.equal(1);
    });
  });
}

function placesOf(news: readonly ChainNews[], kind: ChainFact['kind']): number {
  return new Set(news.filter(({ fact }) => fact.kind === kind).map(({ fact }) => placeOf(fact)))
    .size;
}

function placeOf({ block, transaction, logIndex }: ChainFact): string {
  return `${block.hash} ${transaction} ${logIndex}`;
}

function wholeSecond(at: TimeMs): TimeMs {
  return Math.ceil(at / 1_000) * 1_000;
}

function bytes(number: number): Bytes32 {
  return `0x${number.toString(16).padStart(64, '0')}`;
}
