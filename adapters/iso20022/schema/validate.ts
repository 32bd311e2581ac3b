import type { Refusal } from '../../../engine/refusal.ts';
import type { XmlNode } from '../xml/node.ts';
import { checkChildren } from './check-children.ts';
import { checkSimple } from './check-simple.ts';
import { invalid, isNamed } from './place.ts';
import type { MessageSchema, Particle } from './schema.ts';

const SCHEMA_INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
// Hints where a schema could be fetched. Nothing is.
const HINTS = new Set(['schemaLocation', 'noNamespaceSchemaLocation']);

/**
 * Holds an element against the schema of its message: names, order, number, attributes and texts. `path` is where the
 * element stands, empty for the document itself. Refuses with `message_invalid`.
 */
export function validate(
  schema: MessageSchema,
  node: XmlNode,
  path: string = '',
): Refusal | undefined {
  const { name, type } = schema.root;
  if (isNamed(schema, node, name)) return checkElement(schema, node, type, path);
  return invalid(node, path, `is not ${name} of the namespace ${schema.namespace}`);
}

function checkElement(
  schema: MessageSchema,
  node: XmlNode,
  typeName: string,
  path: string,
): Refusal | undefined {
  if (schema.simple.has(typeName)) {
    return (
      checkAttributes(schema, node, undefined, path) ?? checkText(schema, node, typeName, path)
    );
  }
  const type = schema.complex.get(typeName);
  if (type === undefined) throw new TypeError(`${schema.message} has no type ${typeName}`);
  if (type.kind === 'value') {
    const { text, attribute } = type;
    return checkAttributes(schema, node, attribute, path) ?? checkText(schema, node, text, path);
  }
  const visit = (child: XmlNode, childType: string, childPath: string) =>
    checkElement(schema, child, childType, childPath);
  return (
    checkAttributes(schema, node, undefined, path) ??
    checkChildren({ schema, node, path, visit }, type)
  );
}

function checkAttributes(
  schema: MessageSchema,
  node: XmlNode,
  expected: Particle | undefined,
  path: string,
): Refusal | undefined {
  const own = node.attributes.filter(
    ({ name, namespace }) => namespace !== SCHEMA_INSTANCE || !HINTS.has(name),
  );
  for (const { name, namespace, value } of own) {
    const field = `${path}/@${name}`;
    if (name !== expected?.name || namespace !== '') {
      return invalid(node, field, 'is not an attribute of this element');
    }
    const refusal = checkValue(schema, node, expected.type, value, field);
    if (refusal !== undefined) return refusal;
  }
  if (expected === undefined || own.length > 0) return undefined;
  return invalid(node, `${path}/@${expected.name}`, 'is missing');
}

function checkText(
  schema: MessageSchema,
  node: XmlNode,
  typeName: string,
  path: string,
): Refusal | undefined {
  const [child] = node.children;
  if (child === undefined) return checkValue(schema, node, typeName, node.text, path);
  return invalid(child, `${path}/${child.name}`, 'stands where only text may');
}

function checkValue(
  schema: MessageSchema,
  node: XmlNode,
  typeName: string,
  text: string,
  path: string,
): Refusal | undefined {
  const type = schema.simple.get(typeName);
  if (type === undefined) throw new TypeError(`${schema.message} has no simple type ${typeName}`);
  const problem = checkSimple(type, text);
  if (problem === undefined) return undefined;
  return invalid(node, path, `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}" ${problem}`);
}
