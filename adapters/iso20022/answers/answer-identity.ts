import { createHash } from 'node:crypto';
import type { InstructionView } from '../../../engine/ports/queries.ts';

const ID_LENGTH_MAX = 35;

/** An answer is identified by the instruction and the event that brought it where it stands. */
export function answerIdentity(
  { id, history }: InstructionView,
  origin: Readonly<Record<string, string>>,
): { readonly messageId: string; readonly created: string } {
  const last = history.at(-1);
  const messageId = `${id}-${last?.position ?? 0}`;
  const created = last?.time ?? origin.created ?? origin.headerCreated ?? '1970-01-01T00:00:00Z';
  if (messageId.length <= ID_LENGTH_MAX) return { messageId, created };
  const digest = createHash('sha256').update(messageId).digest('hex');
  return { messageId: digest.slice(0, ID_LENGTH_MAX), created };
}
