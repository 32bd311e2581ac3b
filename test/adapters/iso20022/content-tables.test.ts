import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type ContentTable, checkContent } from '../../../adapters/iso20022/content.ts';
import { HEADER_CONTENT } from '../../../adapters/iso20022/header.ts';
import { PACS009_CONTENT } from '../../../adapters/iso20022/pacs009/pacs009-content.ts';
import type { MessageSchema } from '../../../adapters/iso20022/schema/schema.ts';
import { HEADERS, REQUESTS } from '../../../adapters/iso20022/schemas.ts';
import { SESE023_CONTENT } from '../../../adapters/iso20022/sese023/sese023-content.ts';
import type { XmlNode } from '../../../adapters/iso20022/xml/node.ts';
import { schemas } from './support/tables.ts';

const TABLES = {
  'head.001': { table: HEADER_CONTENT, types: HEADERS },
  'pacs.009': { table: PACS009_CONTENT, types: REQUESTS.slice(0, 3) },
  'sese.023': { table: SESE023_CONTENT, types: REQUESTS.slice(3) },
} as const;

/** Paths of a schema as far as the table leaves them open, and those at which it decides. */
function* pathsOf(
  schema: MessageSchema,
  table: ContentTable,
  typeName: string,
  path: string,
): Generator<{ readonly path: string; readonly decided: boolean }> {
  const type = schema.complex.get(typeName);
  const particles = type?.kind === 'sequence' || type?.kind === 'choice' ? type.particles : [];
  for (const particle of particles) {
    const childPath = path === '' ? particle.name : `${path}/${particle.name}`;
    const decided = childPath in table;
    if (decided || schema.simple.has(particle.type)) yield { path: childPath, decided };
    else yield* pathsOf(schema, table, particle.type, childPath);
  }
}

function bodyType(schema: MessageSchema): string {
  if (schema.root.name === 'AppHdr') return schema.root.type;
  const document = schema.complex.get(schema.root.type);
  if (document?.kind !== 'sequence') throw new TypeError(schema.message);
  return document.particles[0]?.type ?? '';
}

describe('what becomes of the elements of a message', () => {
  for (const [name, { table, types }] of Object.entries(TABLES)) {
    const found = types.flatMap((type) => {
      const schema = schemas[type];
      return [...pathsOf(schema, table, bodyType(schema), '')];
    });

    it(`is decided for every element of ${name}`, () => {
      const open = found.filter(({ decided }) => !decided).map(({ path }) => path);
      expect(open).to.deep.equal([]);
    });

    it(`is decided for nothing that ${name} does not have`, () => {
      const known = new Set(found.map(({ path }) => path));
      expect(Object.keys(table).filter((path) => !known.has(path))).to.deep.equal([]);
    });

    it(`is documented for everything that is read or refused of ${name}`, () => {
      const document = readFileSync('docs/iso20022.md', 'utf8');
      const told = Object.keys(table).filter((path) => table[path] !== 'ignored');
      const missing = told.filter((path) => !isDocumented(document, path));
      expect(missing).to.deep.equal([]);
    });
  }

  it('is refused for what a table does not know, so that a new version cannot bring it in unseen', () => {
    const element = (name: string, text: string, children: readonly XmlNode[] = []): XmlNode => {
      return { name, text, children, namespace: '', attributes: [], line: 1 };
    };
    const group = element('Group', '', [element('New', 'y')]);
    const body = element('Msg', '', [element('Known', 'x'), group]);
    expect(checkContent({ Known: 'read' }, body, 'Msg')).to.include({
      code: 'message_content_unsupported',
      field: 'Msg/Group/New',
    });
    expect(checkContent({ Known: 'read', Group: 'ignored' }, body, 'Msg')).to.equal(undefined);
  });
});

/** Paths are documented with their last names, the same for three intermediaries written once. */
function isDocumented(document: string, path: string): boolean {
  return document.includes(`\`${path.replace(/Agt[123]/, 'Agtn')}\``);
}
