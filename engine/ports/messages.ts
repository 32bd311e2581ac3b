import type { Result } from '../refusal.ts';
import type { InstructionInput } from '../settlement/instruction.ts';
import type { InstructionView } from './queries.ts';

/** A family of messages that banks exchange, such as ISO 20022. */
export interface MessageFormat {
  /**
   * Reads one message. Refuses with `message_malformed`, `message_too_large`, `message_unsupported`,
   * `message_invalid` or `message_content_unsupported`; `field` is the path of the element.
   */
  read(document: Uint8Array): Result<InboundMessage>;
  /** The message that tells the sender where its instruction stands; `undefined` if no message brought it. */
  answer(instruction: InstructionView): string | undefined;
}

export interface InboundMessage {
  /** Name and version, like `pacs.009.001.08`. */
  readonly type: string;
  /** Idempotency key made of the message's own identity, so that a repeated message is recognised. */
  readonly key: string;
  readonly instruction: InstructionInput;
}
