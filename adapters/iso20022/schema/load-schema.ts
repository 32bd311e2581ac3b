import { readFileSync } from 'node:fs';
import type { ComplexType, MessageSchema, Particle, SimpleType } from './schema.ts';

/** A table as the generator writes it. */
interface SchemaFile {
  readonly message: string;
  readonly namespace: string;
  readonly root: string;
  readonly sequences: Readonly<Record<string, readonly string[]>>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly any: Readonly<Record<string, string>>;
  readonly values: Readonly<
    Record<string, readonly [text: string, attribute: string, type: string]>
  >;
  readonly simple: Readonly<Record<string, SimpleEntry>>;
}

type SimpleEntry = Omit<SimpleType, 'pattern' | 'codes'> & {
  readonly pattern?: string;
  readonly codes?: string;
};

const PARTICLE = /^(\w+)([?*+]|\{(\d+),(\d*)\})? (\w+)$/;

/** Reads the table of a message, like `pacs.009.001.08`, from beside this module. */
export function loadSchema(message: string): MessageSchema {
  const url = new URL(`../generated/${message}.json`, import.meta.url);
  const file = JSON.parse(readFileSync(url, 'utf8')) as SchemaFile;
  return {
    message: file.message,
    namespace: file.namespace,
    root: particle(file.root),
    complex: new Map(complexTypes(file)),
    simple: new Map(Object.entries(file.simple).map(([name, entry]) => [name, simpleType(entry)])),
  };
}

function* complexTypes(file: SchemaFile): Generator<[string, ComplexType]> {
  for (const [name, list] of Object.entries(file.sequences)) {
    yield [name, { kind: 'sequence', particles: list.map(particle) }];
  }
  for (const [name, list] of Object.entries(file.choices)) {
    yield [name, { kind: 'choice', particles: list.map(particle) }];
  }
  for (const [name, namespace] of Object.entries(file.any))
    yield [name, { kind: 'any', namespace }];
  for (const [name, [text, attribute, type]] of Object.entries(file.values)) {
    yield [name, { kind: 'value', text, attribute: { name: attribute, type, min: 1, max: 1 } }];
  }
}

function particle(written: string): Particle {
  const match = PARTICLE.exec(written);
  if (match === null) throw new TypeError(`"${written}" is not an entry of a schema table`);
  const [, name = '', times = '', min, max, type = ''] = match;
  const range = { '': [1, 1], '?': [0, 1], '*': [0, Infinity], '+': [1, Infinity] }[times];
  const [least = 1, most = 1] = range ?? [Number(min), max === '' ? Infinity : Number(max)];
  return { name, type, min: least, max: most };
}

function simpleType({ pattern, codes, ...facets }: SimpleEntry): SimpleType {
  return {
    ...facets,
    // XML Schema patterns match the whole text.
    ...(pattern === undefined ? {} : { pattern: new RegExp(`^(?:${pattern})$`, 'u') }),
    ...(codes === undefined ? {} : { codes: new Set(codes.split(' ')) }),
  };
}
