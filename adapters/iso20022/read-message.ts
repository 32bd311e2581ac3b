import type { InboundMessage } from '../../engine/ports/messages.ts';
import { accepted, type Result, refused } from '../../engine/refusal.ts';
import { defined } from './defined.ts';
import { openEnvelope } from './envelope.ts';
import { type Header, readHeader } from './header.ts';
import type { MessageReader } from './message.ts';
import { messageKey } from './message-key.ts';
import { readPacs009 } from './pacs009/read-pacs009.ts';
import { validate } from './schema/validate.ts';
import { HEADERS, REQUESTS, type RequestType, type Schemas } from './schemas.ts';
import { readSese023 } from './sese023/read-sese023.ts';
import type { XmlNode } from './xml/node.ts';
import { parseXml } from './xml/parse-xml.ts';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:';

const READERS: Readonly<Record<RequestType, MessageReader>> = {
  'pacs.009.001.08': readPacs009,
  'pacs.009.001.10': readPacs009,
  'pacs.009.001.12': readPacs009,
  'sese.023.001.12': readSese023,
};

/** Parses, validates and maps one message. `field` of a refusal is the path of the element. */
export function readMessage(schemas: Schemas, bytes: Uint8Array): Result<InboundMessage> {
  const root = parseXml(bytes);
  if (!root.ok) return root;
  const envelope = openEnvelope(root.value);
  if (!envelope.ok) return envelope;
  const { document } = envelope.value;
  const type = typeOf(document, REQUESTS, 'Document');
  if (!type.ok) return type;
  const header = envelope.value.header && openHeader(schemas, envelope.value.header, type.value);
  if (header?.ok === false) return header;
  const refusal = validate(schemas[type.value], document);
  if (refusal !== undefined) return { ok: false, refusal };
  return map(type.value, document, header?.value);
}

function openHeader(schemas: Schemas, node: XmlNode, messageType: RequestType): Result<Header> {
  const type = typeOf(node, HEADERS, 'AppHdr');
  if (!type.ok) return type;
  const refusal = validate(schemas[type.value], node, 'AppHdr');
  if (refusal !== undefined) return { ok: false, refusal };
  return readHeader(type.value, node, messageType);
}

function map(
  type: RequestType,
  document: XmlNode,
  header: Header | undefined,
): Result<InboundMessage> {
  const [body] = document.children;
  if (body === undefined) throw new TypeError(`an empty ${type} passed its schema`);
  const mapped = READERS[type]({ type, body, ...defined({ header }) });
  if (!mapped.ok) return mapped;
  const { instruction, origin, identity } = mapped.value;
  return accepted({
    type,
    key: messageKey(identity),
    instruction: { ...instruction, origin: { message: type, ...origin, ...headerOrigin(header) } },
  });
}

function headerOrigin(header: Header | undefined): Readonly<Record<string, string>> {
  if (header === undefined) return {};
  return {
    header: header.type,
    businessMessageId: header.businessMessageId,
    headerCreated: header.created,
    ...defined({ from: header.from, to: header.to }),
  };
}

/** Which of the known messages an element is by its namespace. */
function typeOf<T extends string>(
  { namespace, line }: XmlNode,
  known: readonly T[],
  field: string,
): Result<T> {
  const name = namespace.startsWith(NAMESPACE) ? namespace.slice(NAMESPACE.length) : undefined;
  const type = known.find((candidate) => candidate === name);
  if (type !== undefined) return accepted(type);
  const found =
    name ?? (namespace === '' ? 'no namespace' : `the namespace ${namespace.slice(0, 80)}`);
  const detail = `line ${line}: found ${found}; this server reads ${known.join(', ')}`;
  return refused('message_unsupported', field, detail);
}
