import { expect } from 'chai';
import { pack, unpack } from '../../app/shell/journal-format.ts';
import {
  applyDecision,
  type BookState,
  type Command,
  checkInvariants,
  type Decision,
  emptyBook,
  type Receipt,
  restoreSnapshot,
  type SnapshotContent,
  takeSnapshot,
} from '../../engine/book.ts';
import { unmatchedOf } from '../../engine/settlement/state.ts';
import { ModelLedger } from './support/model-ledger.ts';
import { expectNothingLeftWaiting } from './support/nothing-left-waiting.ts';
import { Random } from './support/random.ts';
import { randomCommand } from './support/random-command.ts';
import { pause } from './support/random-values.ts';
import { sandboxBook } from './support/sandbox.ts';
import { SEED } from './support/seed.ts';
import { type Executed, TestBook, textOf } from './support/test-book.ts';

// Any commands, in any order, at any time: what has to hold of a book holds after each of them.

const STEPS = 1_200;
/** `SEED=1 SEEDS=1000` runs a thousand of them. */
const COUNT = Number(process.env.SEEDS ?? 1);
const CHOSEN = Array.from({ length: COUNT }, (_, index) => SEED + index);
const SEEDS = process.env.SEED === undefined ? [1, 2, SEED] : CHOSEN;

/** A book under random commands, with everything beside it that the checks compare it to. */
class Run {
  readonly book = sandboxBook();
  readonly random: Random;
  readonly #model = new ModelLedger();
  #snapshot: Uint8Array | undefined;
  #shadow: TestBook | undefined;
  #restartedAt = 0;
  readonly #answers = new Map<string, { readonly command: Command; readonly receipt: Receipt }>();

  constructor(seed: number) {
    this.random = new Random(seed);
    for (const decision of this.book.decisions) this.#model.apply(decision);
  }

  step(): void {
    const { book, random } = this;
    book.now += pause(random);
    const command = this.#command();
    const before = contentOf(book.state);
    const position = book.state.position;
    const execution = book.execute(command);
    if (this.#shadow !== undefined) {
      this.#shadow.now = book.now;
      this.#shadow.execute(command);
    }
    for (const decision of execution.decisions) this.#model.apply(decision);

    expect(checkInvariants(book.state)).to.deep.equal([]);
    this.#model.expectSame(book.state);
    expectNothingLeftWaiting(book.state, Math.max(book.now, book.state.at));
    expectPositions(execution, position, book.state.position);
    this.#expectAnswer(command, execution);
    const { receipt, decision, decisions } = execution;
    // What came due before the command may have changed something; the command itself has not.
    if (receipt.ok || decisions.some((each) => each !== decision)) return;
    expect(contentOf(book.state), 'a refusal changes nothing').to.equal(before);
  }

  /** From here on another process goes the same way: it starts from a snapshot and takes the same commands. */
  restart(): void {
    this.#snapshot = pack(takeSnapshot(this.book.state));
    this.#restartedAt = this.book.decisions.length;
    this.#shadow = new TestBook(restored(this.#snapshot), this.book.decisions);
  }

  /** Replay from the start, replay from the snapshot, and the other process: all end where this one did. */
  expectOneHistory(): void {
    const truth = textOf(this.book.state);
    const decisions = unpack(pack(this.book.decisions)) as readonly Decision[];
    expect(textOf(replayed(decisions)), 'replay').to.equal(truth);
    if (this.#snapshot === undefined || this.#shadow === undefined) throw new Error('no restart');
    const tail = replayed(decisions.slice(this.#restartedAt), restored(this.#snapshot));
    expect(textOf(tail), 'replay from a snapshot').to.equal(truth);
    expect(textOf(this.#shadow.state), 'decided again from a snapshot').to.equal(truth);
  }

  /** A new command, often under a key; or an earlier key again, with its command or with another. */
  #command(): Command {
    const { random, book } = this;
    const command = randomCommand(random, book.state, book.now);
    const [key, known] = random.from([...this.#answers]) ?? [];
    if (key !== undefined && known !== undefined && random.chance(0.06)) {
      return random.chance(0.6) ? known.command : { ...command, key };
    }
    if (random.chance(0.02)) return { ...command, key: random.pick('', ' ', 'ä', 'x'.repeat(129)) };
    return random.chance(0.3) ? { ...command, key: `k${this.#answers.size}` } : command;
  }

  /** One key, one answer; and only the command that got it gets it again. */
  #expectAnswer(command: Command, { receipt, replayed }: Executed): void {
    if (command.key === undefined) return;
    const known = this.#answers.get(command.key);
    const recorded = receipt.first !== undefined && receipt.first <= (receipt.last ?? 0);
    if (known === undefined) {
      expect(replayed).to.equal(false);
      if (recorded) this.#answers.set(command.key, { command, receipt: structuredClone(receipt) });
    } else if (known.command === command) {
      expect({ receipt, replayed }).to.deep.equal({ receipt: known.receipt, replayed: true });
    } else if (!replayed) {
      expect(receipt.ok ? 'accepted' : receipt.refusal.code).to.equal('key_reused');
    }
  }
}

/** Everything but time, position and answers, in a form that is quick to make. */
function contentOf(state: BookState): string {
  const { ledger, settlement, instruments } = state;
  const parts = [
    ...[...ledger.accounts.values()].map((each) => Object.values(each).join()),
    ...[...ledger.holds.values()].map(({ id, amount }) => [id, amount].join()),
    ...[...settlement.instructions.values()].map((each) => [
      each.id,
      each.status,
      each.trade,
      each.reason?.code,
      each.cancelRequested,
      each.priority,
      each.expiresAt,
      each.tradeReference,
      each.place,
      each.partial?.minimum,
      each.alleged,
      each.heldBy.join('+'),
      each.links?.map(({ to }) => to).join('+'),
      each.dependsOn.map(({ on, broken }) => `${on}${broken}`).join('+'),
    ]),
    ...[...settlement.openTrades.keys()],
    [...unmatchedOf(settlement)].map(({ id }) => id).join(),
    ...[...settlement.blocked].map(([account, trades]) => [account, ...trades].join()),
    ...[...instruments.admissions].map(([instrument, who]) => [instrument, ...who].join()),
    ...[...instruments.instruments.values()].map(({ id, attestation }) =>
      [id, attestation?.reserves].join(),
    ),
  ];
  return [ledger.participants.size, state.epoch, ...parts].join('\n');
}

/** Every event has its position, and the receipt names those of its command. */
function expectPositions(
  { decisions, receipt, replayed }: Executed,
  before: number,
  after: number,
): void {
  const events = decisions.reduce((sum, decision) => sum + decision.events.length, 0);
  expect(after).to.equal(before + events);
  if (replayed || receipt.first === undefined) return;
  expect(receipt.last).to.equal(after);
}

function restored(snapshot: Uint8Array): BookState {
  return restoreSnapshot(unpack(snapshot) as SnapshotContent);
}

function replayed(decisions: readonly Decision[], from = emptyBook()): BookState {
  for (const decision of decisions) applyDecision(from, decision);
  return from;
}

describe('a book under random commands', () => {
  for (const seed of SEEDS) {
    it(`keeps its invariants, its answers and its history (seed ${seed})`, () => {
      const run = new Run(seed);
      let step = 0;
      try {
        for (; step < STEPS; step += 1) {
          if (step === STEPS / 2) run.restart();
          run.step();
        }
        run.expectOneHistory();
        expectVariety(run.book.decisions);
      } catch (error) {
        const again = `SEED=${seed} npx mocha dist/test/engine/book.property.test.js`;
        throw new Error(`at step ${step} of seed ${seed}; again: ${again}`, { cause: error });
      }
    });
  }
});

/** A run in which nothing happened would prove nothing. */
function expectVariety(decisions: readonly Decision[]): void {
  const types = new Set(decisions.flatMap(({ events }) => events.map(({ type }) => type)));
  for (const type of [
    'posted',
    'hold_expired',
    'settled',
    'instruction_rejected',
    'cancel_requested',
    'matched',
    'cycle_settled',
    'penalties_computed',
    'refused',
  ]) {
    expect([...types]).to.include(type);
  }
}
