import type { Command } from '../../engine/book.ts';
import type { Gateway } from '../../engine/ports/gateway.ts';
import type { Refusal, RefusalCode } from '../../engine/refusal.ts';

/** The book cannot take commands now; the same one may be sent again. */
export class BookUnavailable extends Error {
  override readonly name = 'BookUnavailable';

  constructor(readonly refusal: Refusal) {
    super(refusal.detail);
  }
}

const PASSING: ReadonlySet<RefusalCode> = new Set(['busy', 'unavailable', 'fenced', 'internal']);

/** Sends a command that may be repeated. Answers the refusal of a rule, or nothing once its outcome is durable. */
export async function submitDurably(
  gateway: Pick<Gateway, 'submit'>,
  command: Command,
): Promise<Refusal | undefined> {
  const { receipt } = await gateway.submit(command);
  if (receipt.ok) return undefined;
  if (PASSING.has(receipt.refusal.code)) throw new BookUnavailable(receipt.refusal);
  return receipt.refusal;
}
