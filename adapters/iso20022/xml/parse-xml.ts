import {
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlElement,
  XmlParseError,
  XmlText,
  XmlTreeNode,
} from 'libxml2-wasm';
import { accepted, type Result, refused } from '../../../engine/refusal.ts';
import { guardBytes } from './guard-bytes.ts';
import type { XmlNode } from './node.ts';

/** A message of one transaction has some hundred elements and texts; far more would only hold up everybody else. */
export const NODES_MAX = 30_000;

const OPTIONS =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_BIG_LINES;

/** Parses a document from outside. Refuses with `message_malformed`, `_too_large` or `_invalid`. */
export function parseXml(bytes: Uint8Array): Result<XmlNode> {
  const refusal = guardBytes(bytes);
  if (refusal !== undefined) return { ok: false, refusal };
  const parsed = parse(bytes);
  if (!parsed.ok) return parsed;
  try {
    return copy(parsed.value.root, { left: NODES_MAX });
  } finally {
    parsed.value.dispose();
  }
}

function parse(bytes: Uint8Array): Result<XmlDocument> {
  try {
    return accepted(XmlDocument.fromBuffer(bytes, { option: OPTIONS }));
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error;
    const [first] = error.details;
    const where = first === undefined ? '' : `line ${first.line}: `;
    return refused(
      'message_malformed',
      '',
      `${where}${(first ?? error).message.trim().slice(0, 200)}`,
    );
  }
}

/** Depth is bounded by the parser, at 256. */
function copy(element: XmlElement, budget: { left: number }): Result<XmlNode> {
  const children: XmlNode[] = [];
  let text = '';
  for (let node = element.firstChild; node !== null; node = node.next) {
    budget.left -= 1;
    if (budget.left < 0) {
      const detail = `more than ${NODES_MAX} elements, texts and comments`;
      return refused('message_too_large', '', detail);
    }
    if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
    // The library does not step over one, so what follows it would go unseen. ISO 20022 has no use for them.
    if (!(node instanceof XmlTreeNode)) {
      const detail = `line ${element.line}: ${element.name} holds a processing instruction`;
      return refused('message_invalid', '', detail);
    }
    if (!(node instanceof XmlElement)) continue;
    const child = copy(node, budget);
    if (!child.ok) return child;
    children.push(child.value);
  }
  const { name, namespaceUri: namespace, line } = element;
  const attributes = element.attrs.map((attr) => ({
    name: attr.name,
    namespace: attr.namespaceUri,
    value: attr.value,
  }));
  return accepted({ name, namespace, attributes, children, text, line });
}
