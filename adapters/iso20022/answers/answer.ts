import type { InstructionView } from '../../../engine/ports/queries.ts';
import type { AnswerType } from '../schemas.ts';
import type { GroupContent } from '../xml/write-xml.ts';

/** What an answer is made of: where the instruction stands, and what its message said. */
export interface Question {
  readonly instruction: InstructionView;
  readonly origin: Readonly<Record<string, string>>;
  /** Identifies the answer: the same answer asked for twice is the same message. */
  readonly messageId: string;
  /** When the instruction came to stand where it does. ISO 8601. */
  readonly created: string;
}

export interface Answer {
  readonly type: AnswerType;
  readonly content: GroupContent;
}

/** A text cut to what an element of ISO 20022 takes, counted in characters. */
export function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** An identifier if the element takes it whole: half an identifier names something else. */
export function fitting(id: string | null | undefined, length: number): string | undefined {
  return id !== null && id !== undefined && id !== '' && id.length <= length ? id : undefined;
}

/** A BIC or LEI as an institution. */
export function institution(id: string | undefined): GroupContent | undefined {
  if (id === undefined) return undefined;
  return { FinInstnId: id.length === 20 ? { LEI: id } : { BICFI: id } };
}
