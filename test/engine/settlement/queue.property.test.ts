import { expect } from 'chai';
import { pack, unpack } from '../../../app/shell/journal-format.ts';
import { settleContext } from '../../../engine/book/settle-context.ts';
import {
  applyDecision,
  type Command,
  checkInvariants,
  type Decision,
  emptyBook,
  restoreSnapshot,
  type SnapshotContent,
  takeSnapshot,
} from '../../../engine/book.ts';
import { decideSettle } from '../../../engine/settlement/decide-settle.ts';
import { OBJECTIVES } from '../../../engine/settlement/gridlock/outcome.ts';
import { resolveGridlock } from '../../../engine/settlement/gridlock/resolve-gridlock.ts';
import { issue, setLimits } from '../support/commands.ts';
import { ModelQueue } from '../support/model-queue.ts';
import {
  bank,
  bookOf,
  bookOfBanks,
  cash,
  pay,
  resolveQueue,
  runsOf,
  setQueue,
} from '../support/queues.ts';
import { Random } from '../support/random.ts';
import { SEED } from '../support/seed.ts';
import { DAY, SECOND, type TestBook, textOf } from '../support/test-book.ts';
import { randomQueue } from './gridlock/support/random-queue.ts';

const BANKS = 4;
const STEPS = 500;
const AGAIN = 'npx mocha dist/test/engine/settlement/queue.property.test.js';

describe(`random queues (SEED=${SEED}, again: SEED=${SEED} ${AGAIN})`, () => {
  it('settle by the engine what the resolver says', () => {
    const random = new Random(SEED);
    let found = 0;
    for (let run = 0; run < 250; run += 1) {
      const drawn = randomQueue(random, 2 + random.below(10));
      const queue = { ...drawn, balances: drawn.balances.map((each) => (each < 0n ? 0n : each)) };
      const objective = random.from(OBJECTIVES) ?? 'fifo';
      const discipline = objective === 'fifo' && random.chance(0.5) ? 'fifo' : 'bypass';
      const book = bookOf(queue, { discipline, objective });
      const left = book.instructions.flatMap(({ status }, p) => (status === 'pending' ? [p] : []));
      const rest = {
        balances: queue.balances.map((_, index) => book.posted(cash(index))),
        from: left.map((p) => queue.from[p] ?? 0),
        to: left.map((p) => queue.to[p] ?? 0),
        amounts: left.map((p) => queue.amounts[p] ?? 0n),
      };
      const expected = resolveGridlock(rest, objective);
      book.run(resolveQueue());
      const [told] = runsOf(book);
      const reached = objective === 'count' ? told?.settled : told?.value;
      expect(reached, `run ${run}, ${objective}`).to.equal(
        objective === 'count' ? expected.count : expected.value,
      );
      expect(told?.gap).to.equal(0n);
      found += expected.count;
    }
    // Queues without a gridlock would show nothing.
    expect(found).to.be.above(20);
  });

  for (const discipline of ['bypass', 'fifo'] as const) {
    it(`keep order, limits and reservations whatever happens (${discipline})`, () => {
      let [together, limited, parts] = [0, 0, 0];
      for (let run = 0; run < 4; run += 1) {
        const model = playAtRandom(new Random(SEED + run), discipline);
        together += model.together;
        limited += model.limited;
        parts += model.parts;
      }
      // Runs in which nothing of it happened would show nothing.
      expect(together, 'settled together').to.be.above(0);
      expect(limited, 'limited').to.be.above(0);
      expect(parts, 'parts').to.be.above(0);
    });
  }
});

function playAtRandom(random: Random, discipline: 'bypass' | 'fifo'): ModelQueue {
  const book = bookOfBanks(BANKS);
  const model = new ModelQueue(discipline);
  for (let index = 0; index < BANKS; index += 1) {
    book.run(setLimits(cash(index), { floor: -BigInt(random.below(20)) }));
  }
  book.run(setQueue({ discipline, offsetting: random.chance(0.8), partial: true }));
  for (const decision of book.decisions) model.follow(decision);
  let snapshot: Uint8Array | undefined;
  let restartedAt = 0;
  for (let step = 0; step < STEPS; step += 1) {
    book.now += random.chance(0.02) ? DAY : SECOND;
    const command = randomCommand(random, book);
    const { decisions, receipt } = book.execute(command);
    if (command.type === 'resolve_queue' && !receipt.ok) expect.fail(receipt.refusal.detail);
    expectNobodyForgotten(book);
    for (const decision of decisions) model.follow(decision);
    expect(checkInvariants(book.state)).to.deep.equal([]);
    model.expectBalances((id) => book.posted(id));
    if (step !== STEPS / 2) continue;
    snapshot = pack(takeSnapshot(book.state));
    restartedAt = book.decisions.length;
  }
  const truth = textOf(book.state);
  const decisions = unpack(pack(book.decisions)) as readonly Decision[];
  expect(textOf(replayed(decisions)), 'replay').to.equal(truth);
  const restored = restoreSnapshot(unpack(snapshot ?? new Uint8Array()) as SnapshotContent);
  expect(textOf(replayed(decisions.slice(restartedAt), restored))).to.equal(truth);
  return model;
}

/** Whoever could settle has settled. */
function expectNobodyForgotten({ state, now }: TestBook): void {
  const context = settleContext(state, {}, Math.max(now, state.at));
  for (const trade of state.settlement.openTrades.values()) {
    const { settles } = decideSettle(context, state.settlement, trade);
    if (settles !== 'not') expect.fail(`${trade.id} could settle and waits`);
  }
}

function replayed(decisions: readonly Decision[], from = emptyBook()) {
  for (const decision of decisions) applyDecision(from, decision);
  return from;
}

function randomCommand(random: Random, book: TestBook): Command {
  const waiting = [...book.state.settlement.instructions.values()];
  const some = random.from(waiting);
  const [instruction, party] = [`${some?.id ?? 'ins-1'}`, some?.party ?? bank(0)];
  return random.weighted<Command>(
    [14, () => book.submission(randomPayment(random))],
    [3, () => issue('EUR-CBDC', cash(random.below(BANKS)), BigInt(1 + random.below(15)))],
    [2, () => randomTerms(random)],
    [1, () => ({ type: 'cancel_instruction', instruction, party })],
    [1, () => ({ type: 'hold_instruction', instruction, party })],
    [2, () => ({ type: 'release_instruction', instruction, party })],
    [
      2,
      () => ({ type: 'reorder_instruction', instruction, party, to: random.pick('front', 'back') }),
    ],
    [
      2,
      () => ({
        type: 'amend_instruction',
        instruction,
        party,
        changes: random.pick(
          { priority: random.pick('urgent', 'high', null) },
          { partial: random.pick({}, null) },
        ),
      }),
    ],
    [2, () => resolveQueue()],
  );
}

function randomPayment(random: Random) {
  const from = random.below(BANKS);
  const to = (from + 1 + random.below(BANKS - 1)) % BANKS;
  const priority = random.pick(undefined, undefined, 'high', 'urgent');
  const minor = 1 + random.below(30);
  const minimum = `0.${`${1 + random.below(minor)}`.padStart(2, '0')}`;
  const partial = random.pick(undefined, {}, { minimum });
  const payment = pay(from, to, BigInt(minor), priority);
  return partial === undefined ? payment : { ...payment, partial };
}

function randomTerms(random: Random): Command {
  const index = random.below(BANKS);
  const limit = () => (random.chance(0.4) ? null : BigInt(random.below(40)));
  const towards = cash((index + 1 + random.below(BANKS - 1)) % BANKS);
  const changes = random.pick(
    { bilateral: [{ towards, limit: limit() }] },
    { multilateral: limit() },
    { urgent: limit() },
    { high: limit() },
  );
  return { type: 'set_liquidity', account: cash(index), party: bank(index), changes };
}
