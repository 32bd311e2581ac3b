import { expect } from 'chai';
import { dateOf, parseDate, startOf } from '../../../engine/settlement/settlement-date.ts';
import { payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY } from '../support/test-book.ts';

describe('settlement dates', () => {
  it('are days of the calendar', () => {
    for (const date of ['2026-11-23', '2028-02-29', '2000-02-29', '2000-01-01', '2200-12-31']) {
      expect(parseDate(date, 'date'), date).to.deep.equal({ ok: true, value: date });
    }
  });

  it('are not days that do not exist', () => {
    const days = [
      '2026-04-31',
      '2026-02-29',
      '2100-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
    ];
    const years = ['1999-12-31', '2201-01-01', '0000-01-01', '9999-12-31'];
    const forms = [
      '',
      '2026-1-1',
      '26-11-23',
      '2026/11/23',
      '20261123',
      ' 2026-11-23',
      '2026-11-23\n',
    ];
    const times = ['2026-11-23T00:00:00Z', '2026-11-23Z', '+002026-11-23', '２０２６-11-23'];
    for (const text of [...days, ...years, ...forms, ...times]) {
      const date = parseDate(text, 'settlementDate');
      expect(date.ok ? 'accepted' : date.refusal.code, JSON.stringify(text)).to.equal(
        'date_invalid',
      );
    }
  });

  it('of an instruction are refused by name', () => {
    const refusal = sandboxBook().rejection(payment('1.00', { settlementDate: '2026-04-31' }));
    expect(refusal).to.include({ code: 'date_invalid', field: 'settlementDate' });
  });

  it('past or of today mean now', () => {
    const book = sandboxBook();
    for (const settlementDate of ['2001-01-01', '2026-11-22', '2026-11-23']) {
      expect(book.submit(payment('1.00', { settlementDate })).status).to.equal('settled');
    }
  });

  it('are days in UTC: left out, they are the day on which the instruction came', () => {
    const book = sandboxBook();
    book.now += DAY / 2 - 1;
    const before = book.submit(payment('1.00'));
    book.now += 1;
    const after = book.submit(payment('1.00'));
    expect(book.instruction(before.id).settlementDate).to.equal('2026-11-23');
    expect(book.instruction(after.id).settlementDate).to.equal('2026-11-24');
  });
});

describe('the reckoning of days', () => {
  const DAY_MS = 86_400_000;

  it('is that of the calendar, on every day of four centuries', () => {
    for (let at = Date.UTC(1890, 0, 1); at < Date.UTC(2290, 0, 1); at += DAY_MS) {
      const text = new Date(at).toISOString().slice(0, 10);
      if (dateOf(at) !== text || dateOf(at + DAY_MS - 1) !== text || startOf(text) !== at) {
        throw new Error(`${text} is reckoned as ${dateOf(at)}, from ${startOf(text)} on`);
      }
    }
  });
});
