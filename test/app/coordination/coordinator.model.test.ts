import { expect } from 'chai';
import { checkInvariants, workOf } from '../../../engine/book.ts';
import type { ChainId, InstructionId, TradeId } from '../../../engine/ids.ts';
import type { Chain, ChainAction } from '../../../engine/ports/chain.ts';
import { wantedActions } from '../../../engine/settlement/chain/wanted-actions.ts';
import {
  addressOf,
  delivery,
  HOLDERS,
  mirrorOf,
  QUICK,
  SLOW,
} from '../../engine/support/chains.ts';
import { cancel } from '../../engine/support/commands.ts';
import { Random } from '../../engine/support/random.ts';
import { replayed } from '../../engine/support/replayed.ts';
import { SEED } from '../../engine/support/seed.ts';
import { DAY, SECOND, textOf } from '../../engine/support/test-book.ts';
import { ChainWorld, INITIAL, Killed } from './support/chain-world.ts';

/** `SEED=… npx mocha …` replays the first round; `ROUNDS` says how many follow it. */
const ROUNDS = Number(process.env.ROUNDS ?? 60);
const CHAINS = [SLOW, QUICK];
const TOKENS = [
  ['BOND-X', SLOW],
  ['EURT-X', SLOW],
  ['USDT-Y', QUICK],
] as const;
const PAIRS: readonly [Pair, ...Pair[]] = [
  ['BOND-X', 'EURT-X'],
  ['BOND-X', 'EUR-CBDC'],
  ['BOND-X', 'USDT-Y'],
  ['BOND', 'USDT-Y'],
];

type Pair = readonly [securities: string, money: string];

describe('settlement on chains, whatever goes wrong', function () {
  this.timeout(600_000);

  it(`ends with all legs done or all returned (SEED=${SEED}, ${ROUNDS} rounds)`, async () => {
    const tally = { settled: 0, cancelled: 0, kills: 0, reorganisations: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      try {
        await runRound(new Random(SEED + round), tally);
      } catch (error) {
        throw new Error(`SEED=${SEED + round}: ${(error as Error).stack}`, { cause: error });
      }
    }
    // Nothing was tested if nothing went wrong, or nothing went well.
    if (ROUNDS < 20) return;
    for (const [what, count] of Object.entries(tally))
      expect(count, what).to.be.greaterThan(ROUNDS / 4);
  });
});

type Tally = Record<'settled' | 'cancelled' | 'kills' | 'reorganisations', number>;

async function runRound(random: Random, tally: Tally): Promise<void> {
  const round = new Round(random);
  for (let tick = 0; tick < 260; tick += 1) await round.tick();
  await round.finish();
  round.check();
  tally.settled += round.statuses('settled');
  tally.cancelled += round.statuses('cancelled');
  tally.kills += round.world.kills;
  tally.reorganisations += round.reorganisations;
}

class Round {
  readonly world: ChainWorld;
  readonly #random: Random;
  readonly #trades = new Set<TradeId>();
  readonly #instructions: InstructionId[] = [];
  /** Whose keys the coordinator has; the others act for themselves. */
  readonly #keys: ReadonlySet<string>;
  /** Parties who never do their part. */
  readonly #idle: ReadonlySet<string>;
  readonly #mined = new Map<ChainId, number>();
  readonly #skipped = new Map<ChainId, number>();
  readonly #calm = new Map<ChainId, number>();
  #coordinator;
  #awakeAt = 0;
  reorganisations = 0;

  constructor(random: Random) {
    this.#random = random;
    this.world = new ChainWorld(random, { kill: random.pick(0, 0.01, 0.05), trouble: 0.1 });
    const addresses = HOLDERS.map((_, index) => addressOf(0xa0 + index));
    this.#keys = new Set(addresses.filter(() => random.chance(0.7)));
    this.#idle = new Set(addresses.filter(() => random.chance(0.15)));
    this.#coordinator = this.#newCoordinator();
  }

  #newCoordinator() {
    return this.world.coordinator(this.#keys, (chain) => this.#watched(chain));
  }

  /** Asserts of everything that is sent what must be true before. */
  #watched(chain: Chain): Chain {
    return {
      ...chain,
      perform: (action) => {
        this.#mayBeSent(action);
        return chain.perform(action);
      },
    };
  }

  #mayBeSent({ verb, settlement, terms }: ChainAction): void {
    const { settlements } = this.world.book.state.settlement.chain;
    const open = settlements.get(settlement as TradeId);
    expect(open, `${settlement} is committed before ${verb}`).to.not.equal(undefined);
    if (verb === 'lock' && terms.mechanism === 'lock' && terms.role === 'second') {
      expect(this.#isLocked(open, 'first'), 'the first lock is final').to.equal(true);
    }
    if (verb !== 'claim') return;
    expect(
      this.#isLocked(open, 'first') && this.#isLocked(open, 'second'),
      'all locks are final',
    ).to.equal(true);
  }

  #isLocked(
    open: ReturnType<ChainWorld['book']['state']['settlement']['chain']['settlements']['get']>,
    role: string,
  ): boolean {
    return (open?.parts ?? []).every(({ terms }) => {
      if (terms.mechanism !== 'lock' || terms.role !== role) return true;
      const blocks = this.world.blocks.get(terms.chain);
      const subject = this.world.chainOf(terms.chain).subjectOf(terms);
      return blocks?.blocks.some(
        (block) =>
          blocks.levelOf(block.number) === 'final' &&
          block.facts.some((fact) => fact.subject === subject && fact.kind === 'locked'),
      );
    });
  }

  async tick(): Promise<void> {
    const { book } = this.world;
    book.now += (3 + this.#random.below(8)) * SECOND;
    this.world.execute({ type: 'tick' });
    for (const chain of CHAINS) this.#mine(chain);
    if (this.#trades.size < 6 && this.#random.chance(0.08)) this.#trade();
    if (this.#random.chance(0.05)) this.#cancel();
    await this.#parties();
    await this.#coordinate();
  }

  /** No more kills and no idle endpoints: what is open has to end. */
  async finish(): Promise<void> {
    this.world.chances = { kill: 0, trouble: 0 };
    const { settlements } = this.world.book.state.settlement.chain;
    for (let tick = 0; tick < 1_500; tick += 1) {
      await this.tick();
      if (settlements.size === 0 && this.#trades.size > 0) return;
    }
    throw new Error(
      `still open: ${[...settlements.values()].map((each) => JSON.stringify(each, (_, value) => (typeof value === 'bigint' ? Number(value) : value)))}`,
    );
  }

  #mine(id: ChainId): void {
    const { blocks, skews, book } = this.world;
    const chain = blocks.get(id);
    if (chain === undefined || book.now < (this.#mined.get(id) ?? 0)) return;
    this.#mined.set(id, book.now + (6 + this.#random.below(13)) * SECOND);
    const calm = (this.#calm.get(id) ?? 0) + 1;
    this.#calm.set(id, calm);
    if (calm > 25 && this.#random.chance(0.15)) {
      this.#calm.set(id, 0);
      const depth = 1 + this.#random.below(4);
      this.reorganisations += chain.reorganise(depth, () => this.#random.chance(0.8)) > 0 ? 1 : 0;
    }
    if (chain.waiting.length > 0 && this.#random.chance(0.05)) {
      const lost = this.#random.from(chain.waiting);
      if (lost !== undefined) chain.drop(lost.hash);
    }
    const skipped = this.#skipped.get(id) ?? 0;
    const full = skipped < 2 && this.#random.chance(0.3);
    this.#skipped.set(id, full ? skipped + 1 : 0);
    chain.mine(book.now + (skews.get(id) ?? 0), full ? 0 : undefined);
  }

  #trade(): void {
    const [securities, money] = this.#random.pick(...PAIRS);
    const { world } = this;
    const submit = (party: 'dealer' | 'bank-alpha') => {
      const { receipt } = world.execute(world.book.submission(delivery(party, securities, money)));
      if (receipt.instruction === undefined) throw new Error(JSON.stringify(receipt));
      this.#instructions.push(receipt.instruction.id);
      return receipt.instruction.id;
    };
    submit('dealer');
    const trade = world.book.instruction(submit('bank-alpha')).trade;
    if (trade === null) throw new Error('it did not match');
    this.#trades.add(trade as TradeId);
  }

  /** A party may ask at any time; once its trade has started it is told no. */
  #cancel(): void {
    const { book } = this.world;
    const id = this.#random.from(this.#instructions);
    const instruction = id === undefined ? undefined : book.state.settlement.instructions.get(id);
    if (instruction === undefined) return;
    const { settlements } = book.state.settlement.chain;
    const started = instruction.trade !== null && settlements.has(instruction.trade);
    const { receipt } = this.world.execute(cancel(instruction.id, instruction.party));
    if (started) expect(receipt.ok, 'no cancel wins against a started settlement').to.equal(false);
  }

  /** Those whose keys are elsewhere do their part when it is wanted, late or never; they claim what they can. */
  async #parties(): Promise<void> {
    const { book, blocks, skews } = this.world;
    const { chain } = book.state.settlement;
    const chainTimes = new Map(CHAINS.map((id) => [id, book.now + (skews.get(id) ?? 0)]));
    for (const settlement of [...chain.settlements.values()]) {
      const seen = this.#secretOf(settlement.trade);
      const knowledge = { at: book.now, chainTimes, revealed: seen };
      for (const action of wantedActions(chain, settlement, knowledge)) {
        if (!this.#random.chance(0.3)) continue;
        if (action.verb === 'claim' ? !seen : !this.#actsItself(action)) continue;
        const own = this.world.chainOf(action.terms.chain);
        await own.perform({
          ...action,
          id: action.verb === 'claim' ? `anybody/${action.id}` : action.id,
        });
      }
    }
    expect(blocks.size).to.equal(2);
  }

  #actsItself(action: ChainAction): boolean {
    if (action.verb !== 'lock' && action.verb !== 'deposit') return false;
    const from =
      action.verb === 'lock' ? action.terms.leg.from : action.terms.legs[action.leg]?.from;
    return from !== undefined && !this.#keys.has(from) && !this.#idle.has(from);
  }

  /** Whether a claim was ever in sight, in a block or waiting. */
  #secretOf(trade: TradeId): boolean {
    const hash = this.world.book.state.settlement.chain.settlements.get(trade)?.hash;
    return CHAINS.some((id) => {
      const chain = this.world.blocks.get(id);
      const seen = [
        ...(chain?.waiting ?? []),
        ...(chain?.blocks ?? []).flatMap((each) => each.transactions),
      ];
      return seen.some(
        ({ call }) =>
          call.verb === 'claim' && call.terms.mechanism === 'lock' && call.terms.hash === hash,
      );
    });
  }

  async #coordinate(): Promise<void> {
    const { book } = this.world;
    if (book.now < this.#awakeAt) return;
    try {
      await this.#coordinator.round();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.#coordinator = this.#newCoordinator();
      // It is back within the time in which a party is expected to act.
      this.#awakeAt = book.now + this.#random.below(120) * SECOND;
    }
  }

  statuses(status: string): number {
    return this.world.book.instructions.filter((each) => each.status === status).length;
  }

  check(): void {
    const { book } = this.world;
    const { state } = book;
    expect(checkInvariants(state)).to.deep.equal([]);
    expect(textOf(replayed(book.decisions)), 'replay').to.equal(textOf(state));
    expect(workOf(state).state.settlements.size).to.equal(0);
    this.#checkBalances();
    for (const id of CHAINS) this.#checkOnce(id);
    expect([...state.ledger.holds.keys()], 'no hold is left').to.deep.equal([]);
    // What never started ends by itself.
    book.now += 60 * DAY;
    this.world.execute({ type: 'tick' });
    expect(state.settlement.instructions.size).to.equal(0);
  }

  /** What the book mirrors is what has moved on the chains, to the last unit. */
  #checkBalances(): void {
    for (const [token, chain] of TOKENS) {
      const ledger = this.world.blocks.get(chain)?.ledger();
      const contract =
        this.world.book.state.instruments.instruments.get(token as never)?.home?.token ?? '';
      for (const [index, holder] of HOLDERS.entries()) {
        const moved = (ledger?.balanceOf(contract, addressOf(0xa0 + index)) ?? 0n) - INITIAL;
        expect(moved, `${holder} ${token}`).to.equal(
          this.world.book.posted(mirrorOf(holder, token)),
        );
      }
      expect(ledger?.supplyOf(contract)).to.equal(3n * INITIAL);
    }
  }

  /** Nothing took effect twice. */
  #checkOnce(id: ChainId): void {
    const seen = new Set<string>();
    for (const { facts } of this.world.blocks.get(id)?.blocks ?? []) {
      for (const { subject, kind, leg } of facts) {
        const name = `${subject} ${kind} ${leg}`;
        expect(seen.has(name), name).to.equal(false);
        seen.add(name);
      }
    }
  }
}
