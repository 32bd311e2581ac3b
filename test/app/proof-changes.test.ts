import { expect } from 'chai';
import { verifyProof } from '../../app/proof/verify-proof.ts';
import { random } from '../support/random.ts';
import { proofBook, proofOf } from './support/proof-book.ts';

const { seed, next } = random('PROOF_SEED');

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

describe(`a changed proof is refused (${seed})`, () => {
  let texts: readonly string[];

  before(async () => {
    const book = await proofBook([1, 2, 150, 3], next);
    // One decision alone with rows after it, and one of many in the middle of a row.
    const small = await proofOf(book, 9, 12);
    const large = await proofOf(book, book.position - 60);
    texts = [small, large].map(({ bytes }) => Buffer.from(bytes).toString());
    for (const text of texts) expect(verifyProof(Buffer.from(text)).ok).to.equal(true);
  });

  it('whichever byte was changed', () => {
    for (const text of texts) {
      const bytes = Buffer.from(text);
      // Every byte of the small one, every fourth or so of the large one.
      const step = () => 1 + Math.floor((next() * bytes.length) / 4_000);
      for (let at = 0; at < bytes.length; at += step()) {
        const changed = Buffer.from(bytes);
        changed[at] = anotherByte(bytes[at] ?? 0);
        if (isSpace(changed[at]) && isSpace(bytes[at])) continue;
        expect(verifyProof(changed).ok, `byte ${at} of ${text.length}`).to.equal(false);
      }
    }
  });

  it('wherever it was cut off or went on', () => {
    for (const text of texts) {
      const whole = text.trimEnd();
      for (let end = 0; end < whole.length; end += 1 + Math.floor(next() * 200)) {
        expect(verifyProof(Buffer.from(whole.slice(0, end))).ok, `up to ${end}`).to.equal(false);
      }
      expect(verifyProof(Buffer.from(`${text}{}`)).ok).to.equal(false);
    }
  });

  it('whichever field was changed, left out, added or moved', () => {
    for (const text of texts) {
      let changes = 0;
      // Large numbers do not change by a half.
      const same = JSON.stringify(JSON.parse(text));
      for (const changed of variants(JSON.parse(text))) {
        const spelt = JSON.stringify(changed);
        if (spelt === same) continue;
        changes += 1;
        expect(verifyProof(Buffer.from(spelt)).ok, spelt.slice(-2_000)).to.equal(false);
      }
      expect(changes).to.be.greaterThan(150);
    }
  });

  it('when a field is given twice, or spelt in another way', () => {
    const [text = ''] = texts;
    const spellings = [
      text.replace('"seq":', '"seq": 1, "seq":'),
      text.replace('"book": "main"', '"book": "m\\u0061in"'),
      text.replace(/"epoch": (\d+)/, '"epoch": $1.0'),
      text.replace(/"epoch": (\d+)/, '"epoch": $1e0'),
      text.replace(/"at": (\d)(\d+)/, '"at": $1 $2'),
    ];
    for (const spelling of spellings) {
      expect(spelling).not.to.equal(text);
      expect(verifyProof(Buffer.from(spelling)), spelling).to.have.nested.property(
        'fault.code',
        'malformed',
      );
    }
    expect(verifyProof(Buffer.from(text.replaceAll('\n', '\r\n'))).ok).to.equal(true);
  });
});

function anotherByte(byte: number): number {
  return next() < 0.5 ? byte ^ (1 << Math.floor(next() * 7)) : (byte + 1 + next() * 254) & 0xff;
}

function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && [0x20, 0x09, 0x0a, 0x0d].includes(byte);
}

/** Every document that differs from this one in one place. */
function* variants(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    yield [...value, value.at(-1) ?? 0];
    for (const [index, item] of value.entries()) {
      yield value.toSpliced(index, 1);
      const follower = value[index + 1];
      if (follower !== undefined && JSON.stringify(follower) !== JSON.stringify(item)) {
        yield value.toSpliced(index, 2, follower, item);
      }
      for (const other of variants(item)) yield value.with(index, other);
    }
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, added: 1 };
    for (const [name, field] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      yield rest;
      for (const other of variants(field)) yield { ...value, [name]: other };
    }
  } else yield* scalars(value);
}

function* scalars(value: string | number | boolean | null): Generator<Json> {
  yield* [null, {}, []].filter((other) => other !== value);
  if (typeof value === 'number') yield* [value + 1, value - 1, -value - 1, value + 0.5, `${value}`];
  if (typeof value === 'boolean') yield !value;
  if (typeof value !== 'string') return;
  yield* [`${value} `, value.slice(1), value.slice(0, -1), ''].filter((other) => other !== value);
  const at = Math.floor(next() * value.length);
  yield `${value.slice(0, at)}${value[at] === 'a' ? 'b' : 'a'}${value.slice(at + 1)}`;
  if (value === 'left') yield 'right';
  if (value === 'right') yield 'left';
  if (/[a-f]/.test(value)) yield value.toUpperCase();
}
