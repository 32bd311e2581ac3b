import { iso4217 } from '../../../adapters/iso4217/iso4217.ts';
import { MemoryPast } from '../../../adapters/memory/memory-past.ts';
import {
  type BookState,
  type Command,
  canonicalState,
  type Decision,
  type Execution,
  emptyBook,
  execute,
  type InstructionOutcome,
  type Receipt,
} from '../../../engine/book.ts';
import type { AccountId, InstructionId } from '../../../engine/ids.ts';
import { type Account, availableOf } from '../../../engine/ledger/account.ts';
import type { HoldStatus } from '../../../engine/ledger/hold.ts';
import type { Calendars } from '../../../engine/ports/calendars.ts';
import type { Refusal } from '../../../engine/refusal.ts';
import type { Instruction, InstructionInput } from '../../../engine/settlement/instruction.ts';
import { type ToldInstruction, ToldStory } from './told-story.ts';

export const SECOND = 1_000;
export const DAY = 86_400 * SECOND;
/** Monday 2026-11-23, 12:00 UTC. */
export const MONDAY_NOON = Date.UTC(2026, 10, 23, 12);

const CURRENCIES = iso4217();

/** An instruction without the reference, which the book under test makes up. */
export type Terms = Omit<InstructionInput, 'reference'> & { readonly reference?: string };

type Accepted = Receipt & { readonly ok: true };

/** What a command led to; `decisions` are to be recorded in this order. */
export interface Executed extends Pick<Execution, 'receipt' | 'replayed'> {
  readonly decisions: readonly Decision[];
  /** The command's own among them; absent when nothing came of it. */
  readonly decision?: Decision;
}

/** A book that a test talks to: it keeps every decision, and says so when an answer is not the expected one. */
export class TestBook {
  readonly state: BookState;
  readonly decisions: Decision[] = [];
  /** All that it was told to do. */
  readonly commands: Command[] = [];
  now: number = MONDAY_NOON;
  readonly #past = new MemoryPast();
  readonly #told = new ToldStory();
  readonly #calendars: Calendars | undefined;
  #references = 0;

  /** `history` is what led to `state`, if anything did. */
  constructor(
    state: BookState = emptyBook(),
    history: readonly Decision[] = [],
    calendars?: Calendars,
  ) {
    this.state = state;
    this.#calendars = calendars;
    for (const decision of history) this.#remember(decision);
  }

  execute(command: Command): Executed {
    this.commands.push(command);
    const surroundings = {
      currencies: CURRENCIES,
      past: this.#past,
      ...(this.#calendars === undefined ? {} : { calendars: this.#calendars }),
    };
    const execution = execute(this.state, surroundings, command, this.now);
    const { due, decision, receipt, replayed } = execution;
    const decisions = [due, decision].filter((each) => each !== undefined);
    for (const each of decisions) {
      this.decisions.push(each);
      this.#remember(each);
    }
    const own = decision === undefined ? {} : { decision };
    return { decisions, ...own, receipt, replayed };
  }

  #remember(decision: Decision): void {
    this.#past.record(decision);
    this.#told.follow(decision);
  }

  /** Expects the command to be accepted. */
  run(command: Command): Accepted {
    const { receipt } = this.execute(command);
    if (receipt.ok) return receipt;
    throw new Error(`${command.type} was refused: ${JSON.stringify(receipt.refusal)}`);
  }

  /** Expects the command to be refused. */
  refusal(command: Command): Refusal {
    const { receipt } = this.execute(command);
    if (!receipt.ok) return receipt.refusal;
    throw new Error(`${command.type} was accepted`);
  }

  /** Expects the instruction to be accepted, and answers where it stands. */
  submit(terms: Terms): InstructionOutcome {
    const { instruction } = this.run(this.submission(terms));
    if (instruction === undefined) throw new Error('the receipt has no instruction');
    return instruction;
  }

  /** Expects the instruction to be rejected. */
  rejection(terms: Terms): Refusal {
    return this.refusal(this.submission(terms));
  }

  submission(terms: Terms): Command {
    this.#references += 1;
    const instruction = { reference: `ref-${this.#references}`, ...terms };
    return { type: 'submit_instruction', instruction };
  }

  /** Lets time pass and the timers fire. */
  pass(durationMs: number): void {
    this.now += durationMs;
    this.run({ type: 'tick' });
  }

  account(id: string): Account {
    return known(this.state.ledger.accounts.get(id as AccountId), id);
  }

  posted(id: string): bigint {
    return this.account(id).posted;
  }

  available(id: string): bigint {
    return availableOf(this.account(id));
  }

  /** Open, or how it ended. */
  holdStatus(id: string): HoldStatus {
    return known(this.#told.holds.get(id), id);
  }

  /** Where an instruction stands or how it ended, as its events tell it. */
  instruction(id: string): ToldInstruction {
    return known(this.#told.instructions.get(id), id);
  }

  /** All of them, in the order in which they came. */
  get instructions(): readonly ToldInstruction[] {
    return [...this.#told.instructions.values()];
  }

  /** An instruction that has not ended, as the state keeps it. */
  openInstruction(id: string): Instruction {
    return known(this.state.settlement.instructions.get(id as InstructionId), id);
  }

  status(outcome: InstructionOutcome): string {
    return this.instruction(outcome.id).status;
  }

  /** Code of the reason why an instruction is where it is. */
  reason(outcome: InstructionOutcome): string | undefined {
    return this.instruction(outcome.id).reason?.code;
  }
}

/** What the state hash is made of. */
export function textOf(state: BookState): string {
  return [...canonicalState(state)].join('\n');
}

function known<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`the book does not know ${id}`);
  return value;
}
