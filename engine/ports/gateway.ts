import type { Command } from '../book/command.ts';
import type { Receipt } from '../book/receipt.ts';
import type { Recorded } from '../book/view-decision.ts';
import type { Position } from '../ids.ts';
import type { InstructionView } from './queries.ts';

/** The book as its edges see it: submit a command, and know how far a read must be to be true. */
export interface Gateway {
  /**
   * Answers when the command's outcome is durable. Never throws: a server that is fenced, too busy or cut off from
   * its journal answers with a refusal (`fenced`, `busy`, `unavailable`), and the same command may be sent again.
   */
  submit(command: Command): Promise<Acknowledgement>;
  /**
   * Submits commands in this order, for those who have thousands. `answered` is called once for each, with what `submit`
   * would have answered and the number of the command, as soon as that is known. It must not throw.
   */
  submitAll(
    commands: readonly Command[],
    answered: (acknowledgement: Acknowledgement, index: number) => void,
  ): void;
  /**
   * The position of the last committed event, from a writer that has just proved that it still owns the book. Reads
   * that have caught up with it are true. Resolves to a refusal code when that cannot be proved.
   */
  barrier(): Promise<
    | { readonly ok: true; readonly position: Position }
    | { readonly ok: false; readonly code: 'fenced' | 'unavailable' }
  >;

  /**
   * The instruction that an acknowledged command submitted, as it stood when the command was answered: made of the
   * journal alone, so that it is the same for ever and waits for no projection. `undefined` when the command
   * submitted none, or when the journal cannot be read right now.
   */
  view(acknowledgement: Acknowledgement): Promise<InstructionView | undefined>;
  /**
   * Hash (hex) of the journal row that holds what an acknowledged command recorded: the proof of its answer, the same
   * for ever. `undefined` when it recorded nothing, or when the journal cannot be read right now.
   */
  rowHash(acknowledgement: Acknowledgement): Promise<string | undefined>;
  /**
   * Decimals of what the account holds, so that an edge can read amounts in units; they never change. `undefined`
   * when the book has no such account, of which only a `barrier` makes sure.
   */
  scaleOfAccount(account: string): number | undefined;
  /** True as soon as queries show the event at `position`; false when they have not within `timeoutMs`. */
  visible(position: Position, timeoutMs: number): Promise<boolean>;
  status(): GatewayStatus;
}

export interface GatewayStatus {
  /** It owns the book, reaches its journal and answers. */
  readonly ready: boolean;
  readonly state: 'opening' | 'open' | 'recovering' | 'fenced' | 'closed';
  readonly book: string;
  readonly epoch: number;
  /** Last committed event. */
  readonly position: Position;
  /** Last event that queries show. */
  readonly projectedPosition: Position;
  /** Commands waiting to be decided. */
  readonly queued: number;
}

/** A receipt, and where it is recorded. */
export interface Acknowledgement {
  readonly receipt: Receipt;
  /** The key was used before: this is the answer given then. */
  readonly replayed: boolean;
  /** What this call recorded; absent when it recorded nothing new. */
  readonly recorded?: Recorded;
}
