import type { InstructionView } from '../../../engine/ports/queries.ts';
import { HEADERS, REQUESTS, type RequestType, type Schemas } from '../schemas.ts';
import { type GroupContent, writeXml } from '../xml/write-xml.ts';
import type { Answer, Question } from './answer.ts';
import { answerIdentity } from './answer-identity.ts';
import { headerContent } from './header-content.ts';
import { pacs002 } from './pacs002.ts';
import { sese024 } from './sese024.ts';
import { sese025 } from './sese025.ts';

/** The answer to each request, in the version that was published with it. */
const WRITERS: Readonly<Record<RequestType, (question: Question) => Answer>> = {
  'pacs.009.001.08': (question) => pacs002('pacs.002.001.10', question),
  'pacs.009.001.10': (question) => pacs002('pacs.002.001.12', question),
  'pacs.009.001.12': (question) => pacs002('pacs.002.001.15', question),
  'sese.023.001.12': (question) => sese025(question) ?? sese024(question),
};

/** Where the instruction stands, for the one whose message brought it; `undefined` if no message did. */
export function answerMessage(schemas: Schemas, instruction: InstructionView): string | undefined {
  const { origin } = instruction;
  const type = REQUESTS.find((candidate) => candidate === origin?.message);
  if (origin === null || type === undefined) return undefined;
  const question = { instruction, origin, ...answerIdentity(instruction, origin) };
  const answer = WRITERS[type](question);
  const header = HEADERS.find((candidate) => candidate === origin.header);
  const indent = header === undefined ? '' : '  ';
  const document = writeXml(schemas[answer.type], answer.content, indent);
  if (header === undefined) return withDeclaration(document);
  const top: GroupContent = headerContent(question, type, answer.type);
  return withDeclaration(
    `<Envelope>\n${writeXml(schemas[header], top, indent)}${document}</Envelope>\n`,
  );
}

function withDeclaration(xml: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
}
