import { expect } from 'chai';
import fc from 'fast-check';
import { type Timer, type TimerKind, Timers } from '../../../engine/book/timers.ts';
import { seeded } from '../support/seed.ts';

const KINDS: readonly TimerKind[] = ['hold', 'instruction', 'settlement_date'];
const timer = fc.record({
  at: fc.integer({ min: 0, max: 20 }),
  kind: fc.constantFrom(...KINDS),
  id: fc.constantFrom('a', 'b', 'ins-9', 'ins-10', 'ins-100'),
});

function filled(timers: readonly Timer[]): Timers {
  const heap = new Timers();
  for (const each of timers) heap.add(each);
  return heap;
}

describe('timers', () => {
  it('come out by time, whatever the order in which they went in', () => {
    fc.assert(
      fc.property(fc.array(timer), fc.array(fc.integer()), (timers, shuffle) => {
        const shuffled = timers
          .map((each, index) => ({ each, rank: shuffle[index % (shuffle.length || 1)] ?? 0 }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ each }) => each);
        const taken = filled(timers).takeDue(20);
        expect(filled(shuffled).takeDue(20)).to.deep.equal(taken);
        expect(taken).to.have.lengthOf(timers.length);
        const times = taken.map(({ at }) => at);
        expect(times).to.deep.equal([...times].sort((one, other) => one - other));
      }),
      seeded(500),
    );
  });

  it('are due up to and including their time, and only once', () => {
    fc.assert(
      fc.property(fc.array(timer), fc.integer({ min: -1, max: 21 }), (timers, at) => {
        const heap = filled(timers);
        const due = heap.takeDue(at);
        expect(due).to.have.lengthOf(timers.filter((each) => each.at <= at).length);
        expect(heap.takeDue(at)).to.deep.equal([]);
        expect(heap.next === undefined || heap.next.at > at).to.equal(true);
        expect(heap.takeDue(100)).to.have.lengthOf(timers.length - due.length);
      }),
      seeded(500),
    );
  });

  it('of one moment come by kind, then the older instruction first', () => {
    const at = 1;
    const heap = filled([
      { at, kind: 'settlement_date', id: 'ins-10' },
      { at, kind: 'settlement_date', id: 'ins-9' },
      { at, kind: 'hold', id: 'z' },
      { at, kind: 'instruction', id: 'ins-2' },
    ]);
    expect(heap.takeDue(at).map(({ id }) => id)).to.deep.equal(['z', 'ins-2', 'ins-9', 'ins-10']);
  });
});
