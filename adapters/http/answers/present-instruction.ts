import type { MessageFormat } from '../../../engine/ports/messages.ts';
import type { InstructionView } from '../../../engine/ports/queries.ts';
import type { Answer } from '../endpoint.ts';
import { isXml } from '../requests/choose-format.ts';

/** The instruction as the message that answers its own, if `format` is XML and a message brought it; else as JSON. */
export function presentInstruction(
  instruction: InstructionView,
  how: {
    readonly messages: MessageFormat;
    readonly format: string;
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
  },
): Answer {
  const { messages, format, status } = how;
  const headers = { Vary: 'Accept', ...how.headers };
  const message = isXml(format) ? messages.answer(instruction) : undefined;
  if (message === undefined) return { kind: 'json', status, headers, body: instruction };
  return { kind: 'message', status, headers, type: `${format}; charset=utf-8`, body: message };
}
