import { expect } from 'chai';
import { pack, unpack } from '../../../app/shell/journal-format.ts';
import { restoreSnapshot, type SnapshotContent, takeSnapshot } from '../../../engine/book.ts';
import type { RulesInput } from '../../../engine/settlement/decide-rules.ts';
import { DEFAULT_RULES } from '../../../engine/settlement/settlement-rules.ts';
import { setRules } from '../support/commands.ts';
import { dvp } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, type TestBook, textOf } from '../support/test-book.ts';

const STEP = { currency: 'EUR', upTo: '100', tolerance: '2' };

describe('the rules of settlement', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  const rules = () => book.state.settlement.rules;

  it('cap the open instructions of a party, until one of them ends', () => {
    book.run(setRules({ openInstructionsMax: 2 }));
    const [first] = [book.submit(dvp('dealer')), book.submit(dvp('dealer'))];
    const refusal = book.rejection(dvp('dealer'));
    expect(refusal).to.deep.equal({
      code: 'too_many_open',
      field: 'party',
      detail: 'dealer has 2 open: cancel some, or wait',
    });
    const restored = restoreSnapshot(structuredClone(takeSnapshot(book.state)));
    expect(restored.settlement.openOf).to.deep.equal(book.state.settlement.openOf);
    expect(book.submit(dvp('bank-alpha')).status, 'matched and settled').to.equal('settled');
    expect(first?.status).to.equal('unmatched');
    expect(book.submit(dvp('dealer')).status).to.equal('unmatched');
    expect(book.refusal(setRules({ openInstructionsMax: 0 })).field).to.equal(
      'openInstructionsMax',
    );
    book.run(setRules({ openInstructionsMax: null }));
    expect(book.submit(dvp('dealer')).status).to.equal('unmatched');
  });

  it('are what they were where nothing is said', () => {
    expect(rules()).to.equal(DEFAULT_RULES);
    book.run(setRules({ tolerances: [STEP] }));
    book.run(setRules({ recycleDays: 5 }));
    book.run(setRules({ allegeAfterMs: 9 }));
    book.run(setRules({ alreadyMatchedBy: ['DELTGB2L', 'bank-beta'] }));
    expect(rules()).to.deep.equal({
      tolerances: [STEP],
      recycleDays: 5,
      allegeAfterMs: 9,
      alreadyMatchedBy: ['dealer', 'bank-beta'],
    });
    book.run(setRules({}));
    expect(rules().recycleDays).to.equal(5);
  });

  it('are taken back one by one', () => {
    book.run(setRules({ tolerances: [STEP], allegeAfterMs: 9, alreadyMatchedBy: ['dealer'] }));
    book.run(setRules({ tolerances: [], allegeAfterMs: null, alreadyMatchedBy: [] }));
    expect(rules()).to.deep.equal(DEFAULT_RULES);
  });

  it('say how long instructions wait', () => {
    book.run(setRules({ recycleDays: 2 }));
    const outcome = book.submit(dvp('dealer'));
    book.pass(2 * DAY - 1);
    expect(book.status(outcome)).to.equal('unmatched');
    book.pass(1);
    expect(book.status(outcome)).to.equal('expired');
  });

  it('stand in the state hash and come back from a snapshot', () => {
    const before = textOf(book.state);
    const allRules = { tolerances: [STEP], allegeAfterMs: 9, alreadyMatchedBy: ['dealer'] };
    book.run(setRules(allRules));
    const copy = unpack(pack(takeSnapshot(book.state))) as SnapshotContent;
    const restored = restoreSnapshot(copy);
    expect(textOf(restored)).to.equal(textOf(book.state)).and.not.equal(before);
    expect(restored.settlement.tolerances).to.deep.equal(book.state.settlement.tolerances);
    expect(restored.settlement.tolerances.size, 'two instruments are in euros').to.equal(2);
  });

  it('hold for an instrument that comes later too', () => {
    book.run(setRules({ tolerances: [STEP] }));
    const terms = { id: 'EUR-2', kind: 'cbdc', name: 'x', issuer: 'centralbank' } as const;
    const more = { issuanceAccount: 'x', currency: 'EUR' };
    book.run({ type: 'register_instrument', ...terms, ...more });
    expect(book.state.settlement.tolerances.size).to.equal(3);
  });

  it('may allow nothing at all for a size', () => {
    book.run(setRules({ tolerances: [{ ...STEP, tolerance: '0' }] }));
    expect(rules().tolerances[0]?.tolerance).to.equal('0');
  });

  const WRONG: readonly (readonly [RulesInput, string, string])[] = [
    [{ tolerances: [STEP, { ...STEP, currency: 'EURO' }] }, 'currency_unknown', '[1].currency'],
    [{ tolerances: [{ ...STEP, upTo: '1e3' }] }, 'amount_malformed', '[0].upTo'],
    [{ tolerances: [{ ...STEP, upTo: '0' }] }, 'amount_zero', '[0].upTo'],
    [{ tolerances: [{ ...STEP, tolerance: '-1' }] }, 'amount_negative', '[0].tolerance'],
    [{ tolerances: [{ ...STEP, tolerance: '' }] }, 'amount_malformed', '[0].tolerance'],
  ];
  for (const [input, code, where] of WRONG) {
    it(`are refused with ${code} at tolerances${where}`, () => {
      const refusal = book.refusal(setRules(input));
      expect(refusal).to.include({ code, field: `tolerances${where}` });
      expect(rules()).to.equal(DEFAULT_RULES);
    });
  }

  it('are refused when they have more than a thousand steps', () => {
    const tolerances = Array.from({ length: 1_001 }, () => STEP);
    const refusal = book.refusal(setRules({ tolerances }));
    expect(refusal).to.include({ code: 'field_invalid', field: 'tolerances' });
  });

  it('are refused for times that are none', () => {
    for (const allegeAfterMs of [-1, 0.5, Number.NaN, 400 * DAY]) {
      const refusal = book.refusal(setRules({ allegeAfterMs }));
      expect(refusal).to.include({ code: 'field_invalid', field: 'allegeAfterMs' });
    }
    for (const recycleDays of [0, -1, 1.5, 3_661, Number.NaN]) {
      const refusal = book.refusal(setRules({ recycleDays }));
      expect(refusal).to.include({ code: 'field_invalid', field: 'recycleDays' });
    }
  });

  it('are refused for participants that nobody knows', () => {
    const refusal = book.refusal(setRules({ alreadyMatchedBy: ['dealer', 'nobody'] }));
    expect(refusal).to.include({ code: 'participant_unknown', field: 'alreadyMatchedBy[1]' });
  });
});
