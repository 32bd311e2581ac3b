import {
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlElement,
  XmlParseError,
  XmlText,
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

/** Parses a document from outside. Refuses with `message_malformed` or `message_too_large`. */
export function parseXml(bytes: Uint8Array): Result<XmlNode> {
  const refusal = guardBytes(bytes);
  if (refusal !== undefined) return { ok: false, refusal };
  const parsed = parse(bytes);
  if (!parsed.ok) return parsed;
  try {
    const root = copy(parsed.value.root, { left: NODES_MAX });
    if (root !== undefined) return accepted(root);
    return refused('message_too_large', '', `more than ${NODES_MAX} elements, texts and comments`);
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

/** `undefined` when the budget of nodes is spent. Depth is bounded by the parser, at 256. */
function copy(element: XmlElement, budget: { left: number }): XmlNode | undefined {
  const children: XmlNode[] = [];
  let text = '';
  for (let node = element.firstChild; node !== null; node = node.next) {
    budget.left -= 1;
    if (budget.left < 0) return undefined;
    if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
    if (!(node instanceof XmlElement)) continue;
    const child = copy(node, budget);
    if (child === undefined) return undefined;
    children.push(child);
  }
  const { name, namespaceUri: namespace, line } = element;
  const attributes = element.attrs.map((attr) => ({
    name: attr.name,
    namespace: attr.namespaceUri,
    value: attr.value,
  }));
  return { name, namespace, attributes, children, text, line };
}
