import type { Result } from '../../engine/refusal.ts';
import type { InstructionInput } from '../../engine/settlement/instruction.ts';
import type { Header } from './header.ts';
import type { XmlNode } from './xml/node.ts';

/** A message that fits its schema. */
export interface OpenMessage {
  /** Name and version, like `pacs.009.001.08`. */
  readonly type: string;
  /** The message's own element, like `FICdtTrf`. */
  readonly body: XmlNode;
  readonly header?: Header;
}

/** What a message says in the engine's words. */
export interface MappedMessage {
  readonly instruction: Omit<InstructionInput, 'origin'>;
  /** What answers need of the message. */
  readonly origin: Readonly<Record<string, string>>;
  /** Who sent it and the identifiers it gave the message: the same ones mean the same message. */
  readonly identity: readonly string[];
}

export type MessageReader = (message: OpenMessage) => Result<MappedMessage>;
