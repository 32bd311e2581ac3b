// Reads the ISO 20022 message schemas (XSD) from a folder and writes what the server needs of them as compact tables,
// adapters/iso20022/generated/<message>.json:
//
//   node scripts/generate-iso-schemas.mjs [folder]           writes the tables
//   node scripts/generate-iso-schemas.mjs --check [folder]   fails when a table differs from what it would write
//
// The folder is the argument, else ISO20022_HOME, else ../shared/iso20022; a subfolder `xsd` is looked into.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XmlElement } from 'libxml2-wasm';

const MESSAGES = [
  'head.001.001.02',
  'head.001.001.04',
  'pacs.002.001.10',
  'pacs.002.001.12',
  'pacs.002.001.15',
  'pacs.009.001.08',
  'pacs.009.001.10',
  'pacs.009.001.12',
  'sese.023.001.12',
  'sese.024.001.13',
  'sese.025.001.12',
];

const XSD = 'http://www.w3.org/2001/XMLSchema';
const root = join(fileURLToPath(import.meta.url), '../..');
const output = join(root, 'adapters/iso20022/generated');

const FACETS = [
  'minLength',
  'maxLength',
  'totalDigits',
  'fractionDigits',
  'minInclusive',
  'pattern',
];
const NUMBERS = new Set(['minLength', 'maxLength', 'totalDigits', 'fractionDigits']);
const BASES = ['string', 'decimal', 'boolean', 'date', 'dateTime', 'time', 'gYear', 'base64Binary'];
// What JavaScript and XML Schema regular expressions read alike.
const PLAIN_PATTERN = /^(?:[A-Za-z0-9(){},?*|]|\[[A-Za-z0-9()+-]*(?:\\-)?\]|\\[.+]|[-+])+$/;

function main(args) {
  const check = args[0] === '--check';
  const folder = folderOf(check ? args[1] : args[0]);
  const differing = MESSAGES.filter(
    (message) => !write(message, table(message, join(folder, `${message}.xsd`)), check),
  );
  if (differing.length === 0) return;
  throw new Error(
    `${differing.join(', ')}: the tables differ; run node scripts/generate-iso-schemas.mjs`,
  );
}

function folderOf(argument) {
  const home = argument ?? process.env.ISO20022_HOME ?? join(root, '../shared/iso20022');
  return existsSync(join(home, 'xsd')) ? join(home, 'xsd') : home;
}

/** True when the file holds, or now holds, the table. */
function write(message, text, check) {
  const file = join(output, `${message}.json`);
  if (check) return existsSync(file) && readFileSync(file, 'utf8') === text;
  mkdirSync(output, { recursive: true });
  writeFileSync(file, text);
  return true;
}

function table(message, file) {
  const document = XmlDocument.fromBuffer(readFileSync(file));
  try {
    const schema = document.root;
    const types = new Map();
    let top;
    for (const child of elements(schema)) {
      if (child.name === 'element') top = child;
      else types.set(attribute(child, 'name'), child);
    }
    const tables = { sequences: {}, choices: {}, any: {}, values: {}, simple: {} };
    describe(attribute(top, 'type'), types, tables);
    return print({
      generated: `scripts/generate-iso-schemas.mjs ${message}.xsd`,
      message,
      namespace: attribute(schema, 'targetNamespace'),
      root: particle(top),
      ...tables,
    });
  } finally {
    document.dispose();
  }
}

/** Adds a type and, depth first, the types it reaches: what nothing reaches is left out. */
function describe(name, types, tables) {
  const type = types.get(name);
  expect(type !== undefined, `type ${name} is declared`);
  if (Object.values(tables).some((table) => name in table)) return;
  if (type.name === 'simpleType') tables.simple[name] = simple(type);
  else complex(name, type, types, tables);
}

function complex(name, type, types, tables) {
  const [content, ...others] = elements(type);
  expect(others.length === 0, `${name} has one content model`);
  if (content.name === 'simpleContent') return value(name, content, types, tables);
  const particles = elements(content);
  if (particles[0].name === 'any') {
    expect(
      particles.length === 1 && attribute(particles[0], 'minOccurs') === undefined,
      `${name} is one wildcard`,
    );
    tables.any[name] = attribute(particles[0], 'namespace');
    return;
  }
  const table = { sequence: tables.sequences, choice: tables.choices }[content.name];
  expect(
    table !== undefined && particles.every((child) => child.name === 'element'),
    `${name} is flat`,
  );
  const names = particles.map((child) => attribute(child, 'name'));
  expect(new Set(names).size === names.length, `${name} names each element once`);
  table[name] = particles.map(particle);
  for (const child of particles) describe(attribute(child, 'type'), types, tables);
}

/** Text with one attribute: an amount with its currency. */
function value(name, content, types, tables) {
  const [extension] = elements(content);
  const [attributeElement, ...others] = elements(extension);
  expect(
    others.length === 0 && attribute(attributeElement, 'use') === 'required',
    `${name} has one attribute`,
  );
  const base = attribute(extension, 'base');
  const type = attribute(attributeElement, 'type');
  tables.values[name] = [base, attribute(attributeElement, 'name'), type];
  describe(base, types, tables);
  describe(type, types, tables);
}

/** `Name Type`, the name followed by `?`, `*`, `+` or `{min,max}` where it may not occur exactly once. */
function particle(element) {
  const min = Number(attribute(element, 'minOccurs') ?? 1);
  const maxText = attribute(element, 'maxOccurs') ?? '1';
  const max = maxText === 'unbounded' ? '' : maxText;
  const written =
    { '1,1': '', '0,1': '?', '0,': '*', '1,': '+' }[`${min},${max}`] ?? `{${min},${max}}`;
  return `${attribute(element, 'name')}${written} ${attribute(element, 'type')}`;
}

function simple(type) {
  const [restriction] = elements(type);
  const base = attribute(restriction, 'base').replace(/^xs:/, '');
  expect(BASES.includes(base), `base type ${base} is known`);
  const facets = { base };
  const codes = [];
  for (const facet of elements(restriction)) {
    const text = attribute(facet, 'value');
    if (facet.name === 'enumeration') {
      expect(!text.includes(' '), `code ${text} is one word`);
      codes.push(text);
      continue;
    }
    expect(FACETS.includes(facet.name) && !(facet.name in facets), `facet ${facet.name} is known`);
    expect(facet.name !== 'pattern' || PLAIN_PATTERN.test(text), `pattern ${text} is plain`);
    facets[facet.name] = NUMBERS.has(facet.name) ? Number(text) : text;
  }
  return codes.length === 0 ? facets : { ...facets, codes: codes.join(' ') };
}

function elements(parent) {
  const children = [];
  for (let node = parent.firstChild; node; node = node.next) {
    if (node instanceof XmlElement && node.namespaceUri === XSD && node.name !== 'annotation')
      children.push(node);
  }
  return children;
}

function attribute(element, name) {
  return element.attr(name)?.value;
}

/** JSON with one type a line, so that a difference shows which. */
function print(tables) {
  const sections = Object.entries(tables).map(([key, section]) => {
    if (typeof section === 'string') return `  "${key}": ${JSON.stringify(section)}`;
    const lines = Object.entries(section).map(
      ([name, entry]) => `    "${name}": ${JSON.stringify(entry)}`,
    );
    return lines.length === 0 ? `  "${key}": {}` : `  "${key}": {\n${lines.join(',\n')}\n  }`;
  });
  return `{\n${sections.join(',\n')}\n}\n`;
}

function expect(condition, what) {
  if (!condition)
    throw new Error(`The schema is not of the shape this script knows: expected that ${what}`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
