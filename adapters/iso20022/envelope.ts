import { accepted, type Result, refused } from '../../engine/refusal.ts';
import type { XmlNode } from './xml/node.ts';

/** A message and the business application header that came with it. */
export interface Envelope {
  readonly header?: XmlNode;
  readonly document: XmlNode;
}

/**
 * Takes a message out of its envelope: one element of any name around the header, if there is one, and the document.
 * Networks name that element differently, and ISO 20022 leaves it to them. A bare document is one too.
 */
export function openEnvelope(root: XmlNode): Result<Envelope> {
  if (root.name === 'Document') return accepted({ document: root });
  const [first, second, ...others] = root.children;
  const [header, document] = first?.name === 'AppHdr' ? [first, second] : [undefined, first];
  if (document?.name !== 'Document') {
    const detail = `line ${document?.line ?? root.line}: give a Document, or an AppHdr and a Document in one element`;
    return refused('message_invalid', `${root.name}/${document?.name ?? 'Document'}`, detail);
  }
  if (root.text.trim() !== '') {
    const detail = `line ${root.line}: the envelope has text between its elements`;
    return refused('message_invalid', root.name, detail);
  }
  const extra = header === undefined ? second : others[0];
  if (extra !== undefined) {
    const detail = `line ${extra.line}: one message at a time`;
    return refused('message_invalid', `${root.name}/${extra.name}`, detail);
  }
  return accepted({ ...(header === undefined ? {} : { header }), document });
}
