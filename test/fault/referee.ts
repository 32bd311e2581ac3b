import { isDeepStrictEqual } from 'node:util';
import { checkLink, hex } from '../../app/shell/hash-chain.ts';
import { unpackDecisions } from '../../app/shell/journal-format.ts';
import {
  applyDecision,
  type BookState,
  type Command,
  checkInvariants,
  type Decision,
  emptyBook,
  type Receipt,
} from '../../engine/book.ts';
import type { Acknowledgement } from '../../engine/ports/gateway.ts';
import type { JournalRow } from '../../engine/ports/journal.ts';
import type { CommittedBatch } from '../../engine/ports/projection.ts';
import { findMismatch } from './find-mismatch.ts';
import { findWrongRefusal } from './find-wrong-refusal.ts';
import { ModelLedger } from './model-ledger.ts';

export const BOOK = 'main';

/** Answers that say nothing of the command: it may be sent again. */
const PASSING: readonly string[] = ['unavailable', 'fenced', 'busy'];

interface WrittenRow {
  readonly row: JournalRow;
  readonly decisions: readonly Decision[];
  readonly hash: string;
  readonly server: string;
}

/**
 * Watches everything that happens and holds it against the invariants of the design, at the moment it happens. It
 * sees what is on the simulated disk itself, past every network and fault. The first violation stands.
 */
export class Referee {
  violation: string | undefined;
  acknowledged = 0;
  readonly model = new ModelLedger();
  /** The engine's own fold of what is on disk. */
  readonly fold: BookState = emptyBook();
  readonly #written: WrittenRow[] = [];
  readonly #commands = new Map<string, Command>();
  readonly #answers = new Map<string, Receipt>();
  #owner = '';
  #acknowledgedUpTo = 0;

  get head(): JournalRow | undefined {
    return this.#written.at(-1)?.row;
  }

  /** The server that owns the book: the last to have opened it. */
  get owner(): string {
    return this.#owner;
  }

  get rows(): readonly WrittenRow[] {
    return this.#written;
  }

  /** The highest position that anybody was told of. */
  get acknowledgedUpTo(): number {
    return this.#acknowledgedUpTo;
  }

  /** A client is about to send it for the first time. */
  issued(command: Command): void {
    if (command.key !== undefined) this.#commands.set(command.key, command);
  }

  /** A row is on disk. */
  appended(server: string, row: JournalRow): void {
    this.#watch(`row ${row.seq} of ${server}`, () => {
      this.#require(checkLink(BOOK, this.head, row));
      const decisions = unpackDecisions(row);
      this.#written.push({ row, decisions, hash: hex(row.hash), server });
      for (const decision of decisions) this.#follow(server, decision);
      this.#require(this.#owner === server ? undefined : `${this.#owner} owns the book`);
      this.#compareBalances();
      const [broken] = checkInvariants(this.fold);
      this.#require(broken && `invariant ${broken.invariant}: ${broken.detail}`);
    });
  }

  /** A server has answered, whether or not the answer will reach anybody. */
  answered(server: string, command: Command, { receipt, recorded }: Acknowledgement): void {
    this.#watch(`${server} answered ${command.key ?? command.type}`, () => {
      if (command.key === undefined) return;
      if (!receipt.ok && receipt.first === undefined) {
        const { code, detail } = receipt.refusal;
        this.#require(PASSING.includes(code) ? undefined : `it said ${code}: ${detail}`);
        return;
      }
      const known = this.model.outcomes.get(command.key);
      this.#require(known === undefined ? 'the journal knows nothing of it' : undefined);
      this.#require(isDeepStrictEqual(receipt, known) ? undefined : 'the journal says otherwise');
      this.#acknowledgedUpTo = Math.max(this.#acknowledgedUpTo, receipt.last ?? 0);
      if (recorded === undefined) return;
      const place = this.#written.find(({ hash }) => hash === recorded.hash);
      const same = place?.decisions.some((each) => isDeepStrictEqual(each, recorded.decision));
      this.#require(same ? undefined : 'its decision is not in the row it names');
    });
  }

  /** An answer has reached its client. */
  received(command: Command, receipt: Receipt): void {
    const key = command.key ?? '';
    this.#watch(`answer to ${key}`, () => {
      const before = this.#answers.get(key);
      this.#answers.set(key, receipt);
      if (before === undefined) this.acknowledged += 1;
      else this.#require(isDeepStrictEqual(before, receipt) ? undefined : 'it changed');
    });
  }

  /** A tailer hands batches to the projection. */
  offered(server: string, batches: readonly CommittedBatch[]): void {
    this.#watch(`${server} feeds its projection`, () => {
      for (const [index, { seq }] of batches.entries()) {
        const before = batches[index - 1];
        if (before === undefined || before.seq + 1 === seq) continue;
        this.#require(`batch ${seq} follows ${before.seq}`);
      }
    });
  }

  /** Batches are in the projection. */
  projected(batches: readonly CommittedBatch[]): void {
    for (const batch of batches) {
      this.#watch(`effect of row ${batch.seq}`, () => {
        const written = this.#written[batch.seq - 1];
        this.#require(written === undefined ? 'it is not in the journal' : undefined);
        const same = written?.hash === batch.hash;
        const equal = same && isDeepStrictEqual(batch.decisions, written.decisions);
        this.#require(equal ? undefined : 'the journal has another row there');
      });
    }
  }

  /** A server vouched that reads up to `position` are true. */
  proved(server: string, position: number, acknowledgedBefore: number): void {
    this.#watch(`${server} vouched for reads at ${position}`, () => {
      const late = `position ${acknowledgedBefore} was acknowledged before it was asked`;
      this.#require(position >= acknowledgedBefore ? undefined : late);
      const beyond = position > this.model.position;
      this.#require(beyond ? `the journal ends at ${this.model.position}` : undefined);
    });
  }

  report(violation: string): void {
    this.violation ??= violation;
  }

  #follow(server: string, decision: Decision): void {
    const opens = decision.events.some(({ type }) => type === 'book_opened');
    if (opens) this.#owner = server;
    const command = this.#commands.get(decision.key ?? '');
    const wrong =
      command &&
      (findMismatch(command, decision) ?? findWrongRefusal(this.model, command, decision));
    this.#require(wrong);
    this.model.apply(decision);
    applyDecision(this.fold, decision);
  }

  #compareBalances(): void {
    const { accounts } = this.fold.ledger;
    for (const [id, { posted, held }] of this.model.accounts) {
      const account = [...accounts.values()].find((other) => other.id === id);
      const same = account?.posted === posted && account.held === held;
      this.#require(same ? undefined : `${id}: the model has ${posted} posted, ${held} held`);
    }
    const { position, epoch } = this.fold;
    const same = position === this.model.position && epoch === this.model.epoch;
    this.#require(same ? undefined : `the fold is at ${position}, the model elsewhere`);
  }

  #require(problem: string | undefined): void {
    if (problem !== undefined) throw new Error(problem);
  }

  #watch(what: string, check: () => void): void {
    if (this.violation !== undefined) return;
    try {
      check();
    } catch (error) {
      this.report(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
