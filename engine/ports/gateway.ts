import type { Command } from '../book/command.ts';
import type { Receipt } from '../book/receipt.ts';
import type { Position, TimeMs } from '../ids.ts';

/** The book as its edges see it: submit a command, and know how far a read must be to be true. */
export interface Gateway {
  /**
   * Answers when the command's outcome is durable. Never throws: a server that is fenced, too busy or cut off from
   * its journal answers with a refusal (`fenced`, `busy`, `unavailable`), and the same command may be sent again.
   */
  submit(command: Command): Promise<Acknowledgement>;
  /**
   * The position of the last committed event, from a writer that has just proved that it still owns the book. Reads
   * that have caught up with it are true. Resolves to a refusal code when that cannot be proved.
   */
  barrier(): Promise<
    | { readonly ok: true; readonly position: Position }
    | { readonly ok: false; readonly code: 'fenced' | 'unavailable' }
  >;

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

/** A receipt with the journal row that makes it durable. */
export interface Acknowledgement {
  readonly receipt: Receipt;
  /** The key was used before: this is the answer given then. */
  readonly replayed: boolean;
  /** The journal row that this call committed; absent when it recorded nothing new. `hash` is hex. */
  readonly row?: { readonly seq: number; readonly at: TimeMs; readonly hash: string };
}
