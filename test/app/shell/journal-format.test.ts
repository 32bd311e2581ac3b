import { expect } from 'chai';
import {
  pack,
  packDecisions,
  packShort,
  splitChunks,
  unpack,
  unpackDecisions,
} from '../../../app/shell/journal-format.ts';
import type { Decision } from '../../../engine/book.ts';

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

  it('keeps plain transfers, short as they are packed, and every other posting', () => {
    const events = (movement: object): Decision['events'] =>
      [{ type: 'posted', cause: 'transfer', movements: [movement] }] as never;
    const plain = { op: 'transfer', from: 'a', to: 'b', amount: 2n ** 100n };
    const decisions: Decision[] = [
      { at: 1, key: 'k', fingerprint: 42, events: events(plain) },
      { at: 1, key: 'k', fingerprint: 'text', events: events(plain) },
      { at: 1, events: events(plain) },
      { at: 1, key: 'k', fingerprint: 42, events: events({ ...plain, bounded: true }) },
      { at: 1, key: 'k', fingerprint: 42, events: events({ op: 'void_hold', id: 'h' }) },
      { at: 1, key: 'k', fingerprint: 42, events: [...events(plain), ...events(plain)] },
    ];
    const read = unpackDecisions({ payload: packDecisions(decisions), format: 1 });
    expect(read).to.deep.equal(decisions);
  });

  it('gives plain transfers the bytes that msgpackr gives them', () => {
    const transfer = (amount: bigint, from = 'a', to = 'account-of-somebody-else.1') =>
      [
        { type: 'posted', cause: 'transfer', movements: [{ op: 'transfer', from, to, amount }] },
      ] as unknown as Decision['events'];
    const fingerprints = [0, 63, 64, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1];
    const decisions: Decision[] = [
      ...fingerprints.map((fingerprint) => ({ fingerprint, key: 'k', events: transfer(1n) })),
      ...[1, 31, 32, 128].map((length) => ({
        fingerprint: 'f'.repeat(2 * length - 1),
        key: 'k'.repeat(length),
        events: transfer(2n ** 63n - 1n),
      })),
    ].map((decision) => ({ at: Date.UTC(2026, 0, 1), ...decision }));
    const rare: Decision[] = [
      { at: 1, key: 'k', fingerprint: 'é', events: transfer(1n) },
      { at: 1, key: 'k', fingerprint: 'f'.repeat(256), events: transfer(1n) },
      { at: 1, key: 'k', fingerprint: 1, events: transfer(2n ** 63n) },
    ];
    for (const all of [decisions, ...rare.map((one) => [...decisions, one])]) {
      const [chunk = new Uint8Array()] = splitChunks(packDecisions(all));
      expect(Buffer.from(chunk)).to.deep.equal(Buffer.from(pack([0, ...all.map(packShort)])));
      const read = unpackDecisions({ payload: packDecisions(all), format: 1 });
      expect(read).to.deep.equal(all);
    }
  });

  it('reads old events through every upcast between, in order', () => {
    const old = [{ at: 1, events: [{ type: 'paid', sum: 5n }] }];
    const upcasts = {
      1: (all: readonly unknown[]) => JSON.parse(text(all).replace('paid', 'posted')),
      2: (all: readonly unknown[]) => JSON.parse(text(all).replace('sum', 'amount')),
    };
    const row = { payload: packDecisions(old as unknown as Decision[]), format: 1 };
    const read = unpackDecisions(row, upcasts, 3);
    expect(read).to.deep.equal([{ at: 1, events: [{ type: 'posted', amount: '5' }] }]);
  });

  it('keeps decisions and their order over any number of chunks', () => {
    for (const count of [0, 1, 63, 64, 65, 1000]) {
      const decisions = Array.from({ length: count }, (_, at) => ({ at, events: [] }));
      const read = unpackDecisions({ payload: packDecisions(decisions), format: 1 });
      expect(read).to.deep.equal(decisions);
    }
  });

  it('refuses events of a newer format, and old ones without a way to read them', () => {
    const payload = packDecisions([]);
    expect(() => unpackDecisions({ payload, format: 2 }, {}, 1)).to.throw('newer Tricord');
    expect(() => unpackDecisions({ payload, format: 1 }, {}, 2)).to.throw('no way to read');
  });
});

function text(value: unknown): string {
  return JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? one.toString() : one));
}
