import { expect } from 'chai';
import fc from 'fast-check';
import { packDecisions, splitChunks, unpackChunk } from '../../../app/shell/journal-format.ts';
import { PackedTransfers, type Span } from '../../../app/shell/packed-transfers.ts';
import type { Decision } from '../../../engine/book.ts';

const text = fc.string({ maxLength: 140, unit: 'grapheme-ascii' });
const transfer = fc
  .record({
    at: fc.oneof(fc.nat(70_000), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
    key: text,
    fingerprint: fc.oneof(fc.maxSafeNat(), text),
    from: text,
    to: text,
    amount: fc.oneof(fc.bigInt(0n, 300n), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)),
  })
  .map(plain);

describe('packed transfers', () => {
  it('are read from their bytes as unpacking reads them', () => {
    fc.assert(
      fc.property(fc.array(transfer, { minLength: 1, maxLength: 200 }), (decisions) => {
        expect(splitChunks(packDecisions(decisions)).flatMap(readAll)).to.deep.equal(decisions);
      }),
    );
  });

  it('end in front of anything else', () => {
    const first = plain({ at: 1, key: 'k', fingerprint: 1, from: 'a', to: 'b', amount: 1n });
    const others: Decision[] = [
      { at: 2, events: [{ type: 'hold_expired', hold: 'h' as never }] },
      plain({ at: 2, key: 'k', fingerprint: 1, from: 'a', to: 'b', amount: 2n ** 63n }),
      plain({ at: -1, key: 'k', fingerprint: 1, from: 'a', to: 'b', amount: 1n }),
      plain({ at: 2, key: 'k'.repeat(256), fingerprint: 1, from: 'a', to: 'b', amount: 1n }),
    ];
    for (const other of others) {
      const transfers = new PackedTransfers(chunkOf([first, other, first]));
      expect(transfers.next()).to.equal(true);
      expect(transfers.next()).to.equal(false);
      expect(transfers.count).to.equal(1);
      expect(transfers.ended).to.equal(false);
    }
  });

  it('are not taken for whole when bytes are missing or too many', () => {
    const one = plain({ at: 2e9, key: 'key', fingerprint: 9e9, from: 'a', to: 'b', amount: 1n });
    const chunk = chunkOf([one]);
    for (let length = 0; length < chunk.length; length += 1) {
      const transfers = new PackedTransfers(chunk.subarray(0, length));
      expect(transfers.next(), String(length)).to.equal(false);
      expect(transfers.ended, String(length)).to.equal(false);
    }
    const longer = new PackedTransfers(Buffer.concat([chunk, Buffer.from([0])]));
    while (longer.next());
    expect(longer.ended).to.equal(false);
  });

  it('are none in a chunk of other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const transfers = new PackedTransfers(bytes);
        while (transfers.next());
        if (transfers.ended) expect(() => unpackChunk(bytes)).not.to.throw();
      }),
    );
  });
});

interface Terms {
  readonly at: number;
  readonly key: string;
  readonly fingerprint: number | string;
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

function plain({ at, key, fingerprint, from, to, amount }: Terms): Decision {
  const movements = [{ op: 'transfer', from, to, amount }] as never;
  return { at, key, fingerprint, events: [{ type: 'posted', cause: 'transfer', movements }] };
}

function chunkOf(decisions: readonly Decision[]): Uint8Array {
  const [chunk] = splitChunks(packDecisions(decisions));
  if (chunk === undefined) throw new Error('no chunk');
  return chunk;
}

/** The fingerprint is skipped, so it is taken from what unpacking says. */
function readAll(chunk: Uint8Array): Decision[] {
  const unpacked = unpackChunk(chunk).decisions as readonly Decision[];
  const textOf = ({ begin, end }: Span) => Buffer.from(chunk.subarray(begin, end)).toString();
  const transfers = new PackedTransfers(chunk);
  const read: Decision[] = [];
  while (transfers.next()) {
    const { at, amount, key, from, to } = transfers;
    const { fingerprint = '' } = unpacked[read.length] ?? {};
    const texts = { key: textOf(key), from: textOf(from), to: textOf(to) };
    read.push(plain({ at, amount, fingerprint, ...texts }));
  }
  expect(transfers.ended).to.equal(true);
  return read;
}
