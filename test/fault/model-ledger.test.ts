import { expect } from 'chai';
import type { Event } from '../../engine/book/event.ts';
import type { Decision } from '../../engine/book.ts';
import type { AccountId, HoldId, InstrumentId, ParticipantId } from '../../engine/ids.ts';
import type { Movement, Operation } from '../../engine/ledger/operation.ts';
import type { RefusalCode } from '../../engine/refusal.ts';
import { hold, post, postHold, transfer } from '../engine/support/commands.ts';
import { findMismatch } from './find-mismatch.ts';
import { findWrongRefusal } from './find-wrong-refusal.ts';
import { ModelLedger } from './model-ledger.ts';

const HELD: Movement = { ...ends(), op: 'hold', id: 'h' as HoldId, amount: 4n, expiresAt: 50 };
const POSTED: Movement = { op: 'post_hold', id: 'h' as HoldId, amount: 3n };

describe('model ledger', () => {
  it('follows a hold from its making to its end', () => {
    const model = withHold();
    expect(model.accounts.get('a')).to.include({ posted: 0n, held: 4n });
    model.apply(at(20, posted(POSTED)));
    expect(model.accounts.get('a')).to.include({ posted: -3n, held: 0n });
    expect(model.accounts.get('b')).to.include({ posted: 3n, held: 0n });
  });

  it('throws at a hold that is resolved twice', () => {
    const model = withHold();
    model.apply(at(20, posted(POSTED)));
    expect(() => model.apply(at(21, posted(POSTED)))).to.throw('h was posted and then posted');
  });

  it('throws at a hold posted after its time', () => {
    expect(() => withHold().apply(at(50, posted(POSTED)))).to.throw('posted after its time');
  });

  it('throws at a debit below the floor, and at a key with two outcomes', () => {
    const model = withHold();
    const move: Movement = { ...ends(), op: 'transfer', amount: 6n };
    model.apply({ ...at(20, posted(move)), key: 'k' });
    const again = { ...at(21, posted({ ...move, amount: 1n })), key: 'k' };
    expect(() => model.apply(again)).to.throw('below its floor');
    const other = {
      ...at(22, { type: 'account_frozen', account: id('a'), scope: 'all' } as const),
    };
    expect(() => model.apply({ ...other, key: 'k' })).to.throw('second outcome');
  });
});

describe('decision, held against its command', () => {
  it('does what was asked for, or is found out', () => {
    const command = post(transfer('a', 'b', 5n));
    const decided = (amount: bigint) => at(20, posted({ ...ends(), op: 'transfer', amount }));
    expect(findMismatch(command, decided(5n))).to.equal(undefined);
    expect(findMismatch(command, decided(4n))).to.equal('operation 0 led to another movement');
    expect(findMismatch(post(transfer('a', 'b', 5n, 'up to')), decided(4n))).to.equal(undefined);
  });

  const cases: readonly [Operation, RefusalCode, boolean][] = [
    [transfer('a', 'b', 7n), 'insufficient_funds', true],
    [transfer('a', 'b', 6n), 'insufficient_funds', false],
    [transfer('a', 'b', 6n), 'account_frozen', false],
    [hold('h', 'a', 'b', 1n), 'hold_exists', true],
    [postHold('h'), 'hold_resolved', false],
    [postHold('h', 5n), 'hold_exceeded', true],
    [postHold('none'), 'hold_unknown', true],
  ];
  for (const [operation, code, justified] of cases) {
    it(`${justified ? 'may' : 'may not'} refuse ${JSON.stringify(operation, plain)} as ${code}`, () => {
      const refused = at(20, { type: 'refused', refusal: { code, field: '', detail: '' } });
      const wrong = findWrongRefusal(withHold(), post(operation), refused);
      expect(wrong === undefined).to.equal(justified);
    });
  }
});

/** Two accounts that may go ten below zero; four of the first are held. */
function withHold(): ModelLedger {
  const model = new ModelLedger();
  model.apply(at(10, opened('a'), opened('b'), posted(HELD)));
  return model;
}

function at(time: number, ...events: readonly Event[]): Decision {
  return { at: time, events };
}

function posted(...movements: readonly Movement[]): Event {
  return { type: 'posted', cause: 'transfer', movements };
}

function opened(name: string): Event {
  const owner = 'owner' as ParticipantId;
  const limits = { floor: -10n, ceiling: 100n, transferLimit: 100n };
  const instrument = 'COIN' as InstrumentId;
  return { type: 'account_opened', id: id(name), owner, instrument, issuance: false, ...limits };
}

function ends() {
  return { from: id('a'), to: id('b') };
}

function id(name: string): AccountId {
  return name as AccountId;
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
