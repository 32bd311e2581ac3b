import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm';
import { isoHome } from './files.ts';

const validators = new Map<string, XsdValidator>();

/**
 * What libxml2 says of each message (header and document) in `xml` by the published schemas: the first error, or
 * `undefined` for valid. Undefined as a whole where the schemas are not at hand.
 */
export function xsdErrors(xml: string): readonly (string | undefined)[] | undefined {
  if (isoHome === undefined) return undefined;
  const document = XmlDocument.fromString(xml);
  try {
    const { root } = document;
    const messages = root.name === 'Document' ? [root] : childrenOf(root);
    return messages.map((element) => xsdError(element));
  } finally {
    document.dispose();
  }
}

function xsdError(element: XmlElement): string | undefined {
  try {
    validatorFor(element.namespaceUri.split(':').at(-1) ?? '').validate(element);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function childrenOf(parent: XmlElement): readonly XmlElement[] {
  const children: XmlElement[] = [];
  for (let node = parent.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(node);
  }
  return children;
}

function validatorFor(message: string): XsdValidator {
  const known = validators.get(message);
  if (known !== undefined) return known;
  const schema = XmlDocument.fromBuffer(readFileSync(join(isoHome ?? '', 'xsd', `${message}.xsd`)));
  const validator = XsdValidator.fromDoc(schema);
  schema.dispose();
  validators.set(message, validator);
  return validator;
}
