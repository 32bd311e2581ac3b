import { expect } from 'chai';
import { pack, unpack, unpackDecisions } from '../../../app/shell/journal-format.ts';

describe('journal format', () => {
  it('keeps the type and value of every number', () => {
    const values = [
      0n,
      1n,
      -1n,
      2n ** 63n,
      -(2n ** 64n),
      2n ** 127n - 1n,
      -(2n ** 127n),
      1,
      -1,
      2 ** 40,
      1.5,
    ];
    expect(unpack(pack(values))).to.deep.equal(values);
  });

  it('keeps absent fields absent, and null null', () => {
    const value = [{ a: 1n, c: null }, { a: 2n, b: 'x', c: [] }, { c: { d: true } }];
    expect(unpack(pack(value))).to.deep.equal(value);
  });

  it('reads old events through every upcast between, in order', () => {
    const old = [{ at: 1, events: [{ type: 'paid', sum: 5n }] }];
    const upcasts = {
      1: (all: readonly unknown[]) => JSON.parse(text(all).replace('paid', 'posted')),
      2: (all: readonly unknown[]) => JSON.parse(text(all).replace('sum', 'amount')),
    };
    const row = { payload: pack(old), format: 1 };
    const read = unpackDecisions(row, upcasts, 3);
    expect(read).to.deep.equal([{ at: 1, events: [{ type: 'posted', amount: '5' }] }]);
  });

  it('refuses events of a newer format, and old ones without a way to read them', () => {
    const payload = pack([]);
    expect(() => unpackDecisions({ payload, format: 2 }, {}, 1)).to.throw('newer Tricord');
    expect(() => unpackDecisions({ payload, format: 1 }, {}, 2)).to.throw('no way to read');
  });
});

function text(value: unknown): string {
  return JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? one.toString() : one));
}
