import { validate } from '../../../../adapters/iso20022/schema/validate.ts';
import { loadSchemas } from '../../../../adapters/iso20022/schemas.ts';
import type { XmlNode } from '../../../../adapters/iso20022/xml/node.ts';
import { parseXml } from '../../../../adapters/iso20022/xml/parse-xml.ts';

export const schemas = loadSchemas();

/** What our own tables say of each message in `xml`, like `xsdErrors`. */
export function tableErrors(xml: string): readonly (string | undefined)[] {
  return messagesIn(xml).map(tableError);
}

export function tableError(message: XmlNode): string | undefined {
  const schema = Object.values(schemas).find(({ namespace }) => namespace === message.namespace);
  if (schema === undefined) return `no table for ${message.namespace}`;
  const refusal = validate(schema, message);
  return refusal && `${refusal.field}: ${refusal.detail}`;
}

/** Header and document, or the document alone. */
export function messagesIn(xml: string): readonly XmlNode[] {
  const root = parseXml(Buffer.from(xml));
  if (!root.ok) throw new Error(JSON.stringify(root.refusal));
  return root.value.name === 'Document' ? [root.value] : root.value.children;
}
