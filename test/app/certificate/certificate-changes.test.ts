import { expect } from 'chai';
import type { Certificate } from '../../../app/certificate/certificate.ts';
import { verifyCertificate } from '../../../app/certificate/verify-certificate.ts';
import { random } from '../../support/random.ts';
import {
  bytesOf,
  type CertifiedBook,
  certificateOf,
  certifiedBook,
  signAnew,
  testKey,
} from '../support/certified-book.ts';

const { seed, next } = random('CERTIFICATE_SEED');

/** Where a leaf is: names and indexes from the top. */
type Path = readonly (string | number)[];

describe(`a changed certificate is refused (${seed})`, () => {
  const key = testKey(next);
  const trusted = [key.publicKey];
  let book: CertifiedBook;
  let certificates: readonly Certificate[];

  before(async () => {
    book = await certifiedBook();
    certificates = await Promise.all(
      [book.payment, ...book.dvp].map((id) => certificateOf(book, key, id)),
    );
    for (const one of certificates)
      expect(verifyCertificate(bytesOf(one), trusted).ok).to.equal(true);
  });

  it('whichever leaf was flipped, and whether or not its key is known', () => {
    for (const certificate of certificates) {
      let flips = 0;
      for (const path of leavesOf(certificate)) {
        for (const flipped of flipsOf(leafAt(certificate, path))) {
          const bytes = bytesOf(withLeaf(certificate, path, flipped));
          // Whether the key is known makes no difference: one of both, by the draw.
          const keys = next() < 0.5 ? trusted : undefined;
          const { ok } = verifyCertificate(bytes, keys);
          expect(ok, `${path.join('.')}: ${flipped}`).to.equal(false);
          flips += 1;
        }
      }
      expect(flips).to.be.greaterThan(80);
    }
  });

  it('even when it was signed again: what the journal says cannot be said otherwise', () => {
    for (const [index, certificate] of certificates.entries()) {
      for (const path of leavesOf(certificate)) {
        const name = path.join('.');
        if (name === 'signature' || name.startsWith('key.')) continue;
        for (const flipped of flipsOf(leafAt(certificate, path))) {
          const changed = signAnew(withLeaf(certificate, path, flipped) as Certificate, key);
          const { ok } = verifyCertificate(bytesOf(changed), trusted);
          // Of the side that came first, the decision that settled says no more than its id.
          const isWord = index > 0 && /^settlement\.instructions\.1\.(?!id)/.test(name);
          if (!isWord || flipped === '') expect(ok, `${name}: ${flipped}`).to.equal(false);
        }
      }
    }
  });

  it('wherever it was cut off, went on, or was spelt otherwise', () => {
    const text = JSON.stringify(certificates[0], null, 2);
    for (let end = 0; end < text.length; end += 1 + Math.floor(next() * 50)) {
      expect(verifyCertificate(Buffer.from(text.slice(0, end))).ok, `up to ${end}`).to.equal(false);
    }
    const spellings = [
      `${text}{}`,
      text.replace('"book":', '"book": "main", "book":'),
      text.replace('"book": "main"', '"book": "m\\u0061in"'),
      text.replace(/"position": (\d+)/, '"position": $1.0'),
    ];
    for (const spelling of spellings) {
      expect(spelling).not.to.equal(text);
      expect(verifyCertificate(Buffer.from(spelling)).ok, spelling).to.equal(false);
    }
    expect(verifyCertificate(Buffer.from(text.replaceAll('\n', '\r\n'))).ok).to.equal(true);
  });
});

function* leavesOf(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value !== 'object' || value === null) yield path;
  else for (const [name, item] of Object.entries(value)) yield* leavesOf(item, [...path, name]);
}

function leafAt(document: unknown, path: Path): unknown {
  return path.reduce((value, name) => (value as Record<string, unknown>)[name], document);
}

function withLeaf(document: unknown, path: Path, leaf: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return leaf;
  const copy = Array.isArray(document) ? [...document] : { ...(document as object) };
  const fields = copy as Record<string, unknown>;
  fields[name] = withLeaf(fields[name], rest, leaf);
  return copy;
}

function flipsOf(leaf: unknown): readonly unknown[] {
  if (typeof leaf === 'number') return [leaf + 1, leaf - 1, `${leaf}`];
  if (typeof leaf === 'boolean') return [!leaf];
  if (typeof leaf !== 'string') return ['x', 0];
  const at = Math.floor(next() * leaf.length);
  const other = leaf[at] === '1' ? '2' : '1';
  return [`${leaf.slice(0, at)}${other}${leaf.slice(at + 1)}`, '', null].filter(
    (one) => one !== leaf,
  );
}
