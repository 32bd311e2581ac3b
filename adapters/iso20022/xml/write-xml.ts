import type { MessageSchema, Particle } from '../schema/schema.ts';

/** What stands in an element: text, text with its attribute (an amount), or elements by name in any order. */
export type XmlContent = string | ValueContent | GroupContent;

export interface ValueContent {
  readonly value: string;
  readonly attribute: string;
}

export interface GroupContent {
  readonly [element: string]: XmlContent | readonly XmlContent[] | undefined;
}

// Everything that XML 1.0 has no way to write.
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/**
 * Writes the top element of a message. The schema puts the elements in order and knows each; content it does not know
 * is a bug and throws. Whether the content is complete is for `validate` to say.
 */
export function writeXml(
  schema: MessageSchema,
  content: GroupContent,
  indent: string = '',
): string {
  const attributes = ` xmlns="${escapeText(schema.namespace)}"`;
  return writeElement(schema, schema.root, content, indent, attributes);
}

function writeElement(
  schema: MessageSchema,
  { name, type }: Particle,
  content: XmlContent,
  indent: string,
  attributes: string = '',
): string {
  if (typeof content === 'string') {
    return `${indent}<${name}${attributes}>${escapeText(content)}</${name}>\n`;
  }
  const complex = schema.complex.get(type);
  if (complex?.kind === 'value') {
    const { value, attribute } = content as ValueContent;
    const named = `${attributes} ${complex.attribute.name}="${escapeText(attribute)}"`;
    return writeElement(schema, { name, type, min: 1, max: 1 }, value, indent, named);
  }
  if (complex === undefined || complex.kind === 'any') {
    throw new TypeError(`${schema.message}: ${name} takes no elements`);
  }
  const inside = writeGroup(
    schema,
    complex.particles,
    content as GroupContent,
    `${indent}  `,
    name,
  );
  if (inside === '') return `${indent}<${name}${attributes}/>\n`;
  return `${indent}<${name}${attributes}>\n${inside}${indent}</${name}>\n`;
}

function writeGroup(
  schema: MessageSchema,
  particles: readonly Particle[],
  content: GroupContent,
  indent: string,
  parent: string,
): string {
  for (const name of Object.keys(content)) {
    if (particles.some((particle) => particle.name === name)) continue;
    throw new TypeError(`${schema.message}: ${parent} has no element ${name}`);
  }
  return particles
    .flatMap((particle) => {
      const given = content[particle.name];
      const list = given === undefined ? [] : isList(given) ? given : [given];
      return list.map((one) => writeElement(schema, particle, one, indent));
    })
    .join('');
}

function isList(content: XmlContent | readonly XmlContent[]): content is readonly XmlContent[] {
  return Array.isArray(content);
}

function escapeText(text: string): string {
  return text
    .replace(UNWRITABLE, '?')
    .replace(/[&<>"\r]/g, (character) => ESCAPES[character] ?? '');
}
