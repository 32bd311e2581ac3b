import { expect } from 'chai';
import fc from 'fast-check';
import { compileSchema } from '../../../../adapters/http/schemas/compile-schema.ts';
import { plainTransfer } from '../../../../adapters/http/transfers/plain-transfer.ts';

const OPERATIONS = '"operations":[{"op":"transfer","from":"a1","to":"b-2","amount":"10.50"}]';
const LINE = `{"key":"pay 1",${OPERATIONS}}`;

describe('a plain transfer', () => {
  const checkLine = compileSchema('transfer', 'TransferLine');
  const checkBody = compileSchema('transfer');
  const expectSame = (text: string) => {
    const plain = plainTransfer(text);
    if (plain === undefined) return;
    const document: unknown = JSON.parse(text);
    expect(JSON.parse(JSON.stringify(plain))).to.deep.equal(document);
    expect((plain.key === undefined ? checkBody : checkLine)(document).ok).to.equal(true);
  };

  for (const text of [LINE, `{${OPERATIONS}}`, LINE.replace(/([:,])(?=["[])/g, '$1 ')]) {
    it(`is ${text}`, () => {
      expect(plainTransfer(text)).not.to.equal(undefined);
      expectSame(text);
    });
  }

  for (const [why, text] of [
    ['with an escape', LINE.replace('pay', '\\u0070ay')],
    ['with a field twice', LINE.replace('"to"', '"from":"a1","to"')],
    ['with another field', LINE.replace('"to"', '"upTo":true,"to"')],
    ['with a key that is too long', LINE.replace('pay', 'p'.repeat(128))],
    ['with a number for an amount', LINE.replace('"10.50"', '10.50')],
    ['with two operations', LINE.replace(']', ',{"op":"void_hold","id":"h"}]')],
    ['followed by something', `${LINE} x`],
  ] as const) {
    it(`is none ${why}`, () => {
      expect(plainTransfer(text)).to.equal(undefined);
    });
  }

  it('is never anything that the schema refuses or JSON reads otherwise', () => {
    const place = fc.nat(LINE.length);
    const piece = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom(...LINE, '\\"', '\n'));
    const changed = fc.tuple(place, fc.nat(3), piece).map(([at, removed, added]) => {
      return LINE.slice(0, at) + added + LINE.slice(at + removed);
    });
    fc.assert(fc.property(changed, expectSame), { numRuns: 5_000 });
  });
});
