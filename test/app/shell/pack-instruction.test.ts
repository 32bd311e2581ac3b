import { expect } from 'chai';
import {
  FORMAT,
  pack,
  packDecisions,
  packShort,
  splitChunks,
  unpackChunk,
  unpackDecisions,
} from '../../../app/shell/journal-format.ts';
import { packInstruction, unpackInstruction } from '../../../app/shell/pack-instruction.ts';
import type { Decision } from '../../../engine/book.ts';
import { dvp } from '../../engine/support/instructions.ts';
import { sandboxBook } from '../../engine/support/sandbox.ts';

describe('packed instructions', () => {
  const [waits, settles] = submitted();

  it('keep one that waits and one that settles, short as they are packed', () => {
    expect(packInstruction(waits)).to.be.an('array');
    expect(packInstruction(settles)).to.be.an('array');
    expect(readAgain([waits, settles])).to.deep.equal([waits, settles]);
  });

  it('keep every optional field that they have a place for', () => {
    for (const more of [
      { tradeReference: 'T' },
      { place: 'SBSDDEFF' },
      { priority: 'urgent' },
      { allegeAt: 2e12 },
    ]) {
      const changed = withTerms(waits, more);
      expect(packInstruction(changed)).to.be.an('array');
      expect(readAgain([changed])).to.deep.equal([changed]);
    }
  });

  it('have the bytes that msgpackr gives their list', () => {
    const [chunk = new Uint8Array()] = splitChunks(packDecisions([waits, settles]));
    const lists = [waits, settles].map(packShort);
    expect(Buffer.from(chunk)).to.deep.equal(Buffer.from(pack([0, ...lists])));
  });

  it('are written out in full when anything about them is rare', () => {
    const rare: Decision[] = [
      withTerms(waits, { onHold: true }),
      withTerms(waits, { links: [] }),
      withTerms(waits, { origin: { message: 'M' } }),
      withTerms(waits, { alreadyMatched: true }),
      withTerms(waits, { id: 'ins-01' }),
      withTerms(waits, { id: 'ins-' }),
      withTerms(waits, { id: 'other-1' }),
      withEvent(waits, 1, { reason: { code: 'awaiting_counterparty', detail: 'other words' } }),
      withEvent(waits, 1, { reason: { ...reasonOf(waits), nearest: 'ins-9' } }),
      withEvent(waits, 1, { to: 'pending' }),
      withEvent(waits, 1, { retryAt: 5 }),
      withEvent(waits, 1, { id: 'ins-999' }),
      withEvent(settles, 2, { drawings: [] }),
      withEvent(settles, 2, { reservations: [] }),
      withEvent(settles, 2, { trade: { ...tradeOf(settles), legs: [] } }),
      { at: waits.at, events: waits.events },
      { ...waits, events: waits.events.slice(0, 1) },
    ];
    for (const decision of rare) {
      expect(packInstruction(decision), text(decision)).to.equal(undefined);
      expect(readAgain([waits, decision]), text(decision)).to.deep.equal([waits, decision]);
    }
  });

  it('keep amounts and texts that their short form has no bytes for', () => {
    const { instruction } = waits.events[0] as never as { instruction: { legs: object[] } };
    for (const changed of [
      withTerms(waits, { legs: instruction.legs.map((leg) => ({ ...leg, amount: 2n ** 100n })) }),
      withTerms(waits, { reference: 'é' }),
      withTerms(waits, { reference: 'r'.repeat(300) }),
    ]) {
      expect(readAgain([settles, changed])).to.deep.equal([settles, changed]);
    }
  });

  it('are refused when values are missing, too many or of no known shape', () => {
    for (const decision of [waits, settles]) {
      const list = packInstruction(decision) ?? [];
      for (let length = 7; length < list.length; length += 1) {
        const cut = outcomeOf(list.slice(0, length));
        expect(cut, `${length} of ${list.length}`).not.to.deep.equal(decision);
      }
      expect(outcomeOf([...list, 1])).to.equal('refused');
      expect(outcomeOf([9, ...list.slice(1)])).to.equal('refused');
    }
    for (const count of [-1, 1.5, 1e9, null, 'many']) {
      const list = [...(packInstruction(waits) ?? [])];
      list[14] = count;
      expect(outcomeOf(list), String(count)).to.equal('refused');
    }
  });

  it('are read in a row of the format before, written out in full', () => {
    const payload = packDecisions([{ at: 1, events: waits.events }]);
    expect(unpackDecisions({ payload, format: FORMAT - 1 })).to.deep.equal([
      { at: 1, events: waits.events },
    ]);
  });
});

/** The decisions of two sides of a delivery: the first waits, and with the second both settle. */
function submitted(): readonly [Decision, Decision] {
  const book = sandboxBook();
  book.submit(dvp('dealer'));
  book.submit(dvp('bank-alpha'));
  const [one, two] = book.decisions.slice(-2);
  if (one === undefined || two === undefined) throw new Error('nothing was decided');
  const keyed = (decision: Decision, key: string) => ({ ...decision, key, fingerprint: 7 });
  return [keyed(one, 'one'), keyed(two, 'two')];
}

function withEvent(decision: Decision, index: number, changes: object): Decision {
  const events = decision.events.map((event, at) =>
    at === index ? { ...event, ...changes } : event,
  );
  return { ...decision, events: events as Decision['events'] };
}

/** With the event that follows about the same instruction. */
function withTerms(
  decision: Decision,
  changes: { readonly id?: string; [field: string]: unknown },
) {
  const [event] = decision.events;
  if (event?.type !== 'instruction_received') throw new Error('it receives no instruction');
  const instruction = { ...event.instruction, ...changes };
  const received = withEvent(decision, 0, { instruction });
  return changes.id === undefined ? received : withEvent(received, 1, { id: changes.id });
}

function reasonOf({ events }: Decision): object {
  const [, event] = events;
  return event?.type === 'instruction_moved' ? { ...event.reason } : {};
}

function tradeOf({ events }: Decision): object {
  const [, event] = events;
  return event?.type === 'matched' ? event.trade : {};
}

function readAgain(decisions: readonly Decision[]): readonly Decision[] {
  return unpackDecisions({ payload: packDecisions(decisions), format: FORMAT });
}

/** What comes of a list in a chunk, as it may stand in a file from anybody. */
function outcomeOf(list: readonly unknown[]): unknown {
  try {
    return unpackChunk(pack([0, list]) as Uint8Array).decisions[0] ?? unpackInstruction(list);
  } catch {
    return 'refused';
  }
}

function text(value: unknown): string {
  return JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? `${one}` : one));
}
