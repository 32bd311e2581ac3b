import { expect } from 'chai';
import { openCalendars } from '../../../adapters/calendars/open-calendars.ts';
import { parseCalendars } from '../../../adapters/calendars/parse-calendars.ts';
import { iso4217 } from '../../../adapters/iso4217/iso4217.ts';
import { instant, utc } from '../../support/calendars.ts';
import { codeBlocks, readDocument } from '../../support/markdown.ts';

async function open(text: string) {
  const now = instant('2026-11-22T08:00:00Z');
  return openCalendars({ file: parseCalendars(text), currencies: iso4217(), now });
}

/** What opening the file is refused with. */
async function refusal(file: unknown): Promise<string> {
  try {
    await open(typeof file === 'string' ? file : JSON.stringify(file));
  } catch (error) {
    return `${error}`;
  }
  return 'accepted';
}

const own = (entry: object) => ({ calendars: { OWN: entry } });
const zone = 'UTC';

/** The field that is named, and the file that is wrong in it. */
const WRONG: readonly (readonly [field: string, file: unknown])[] = [
  ['not JSON', '{'],
  ['the file', []],
  ['calendar: not a setting', { calendar: {} }],
  ['default', { default: 'NOPE' }],
  ['default', { default: '' }],
  ['currencies.eur', { currencies: { eur: 'TARGET' } }],
  ['currencies.EUX', { currencies: { EUX: 'TARGET' } }],
  ['currencies.EUR: there is no calendar NOPE', { currencies: { EUR: 'NOPE' } }],
  ['currencies.EUR', { currencies: { EUR: 7 } }],
  ['instruments.BOND', { instruments: { BOND: 'NOPE' } }],
  ['calendars.always', { calendars: { always: { name: 'never' } } }],
  ['calendars.a b', { calendars: { 'a b': { zone } } }],
  ['calendars.OWN.zone', own({})],
  ['calendars.OWN.zone', own({ zone: 'Mars/Olympus' })],
  ['calendars.OWN.zone', own({ zone: '+01:00' })],
  ['calendars.OWN.basedOn', own({ basedOn: 'NOPE' })],
  ['calendars.OWN.basedOn', own({ basedOn: 'OWN' })],
  ['calendars.OWN.colour', own({ zone, colour: 'blue' })],
  ['calendars.OWN.weekend.0', own({ zone, weekend: ['caturday'] })],
  ['calendars.OWN.weekend', own({ zone, weekend: ['monday', 'monday'] })],
  [
    'calendars.OWN.weekend',
    own({ zone, weekend: 'monday tuesday wednesday thursday friday saturday sunday'.split(' ') }),
  ],
  ['calendars.OWN.opens: a time is like 17:00', own({ zone, opens: '7:00' })],
  ['calendars.OWN.closes', own({ zone, closes: '25:00' })],
  ['calendars.OWN.closes', own({ zone, opens: '18:00', closes: '18:00' })],
  ['calendars.OWN.closes', own({ zone, opens: '-12:00', closes: '12:01' })],
  ['calendars.OWN.cutOffs.cheque', own({ zone, cutOffs: { cheque: { at: '12:00' } } })],
  ['calendars.OWN.cutOffs.payment.at', own({ zone, cutOffs: { payment: {} } })],
  ['calendars.OWN.cutOffs.payment.at', own({ zone, cutOffs: { payment: { at: 'noon' } } })],
  [
    'calendars.OWN.cutOffs.payment.at',
    own({ zone, closes: '18:00', cutOffs: { payment: { at: '18:01' } } }),
  ],
  [
    'calendars.OWN.cutOffs.payment.missed: one of roll, reject',
    own({ zone, cutOffs: { payment: { at: '12:00', missed: 'shrug' } } }),
  ],
  ['calendars.OWN.holidays.country', own({ zone, holidays: { country: 'XX' } })],
  ['calendars.OWN.holidays.country', own({ zone, holidays: { country: 'usa' } })],
  ['calendars.OWN.holidays.state', own({ zone, holidays: { country: 'GB', state: 'XX' } })],
  ['calendars.OWN.holidays.types.0', own({ zone, holidays: { types: ['school'] } })],
  ['calendars.OWN.holidays.rules', own({ zone, holidays: { rules: { 'when pigs fly': 'x' } } })],
  ['calendars.OWN.days.24 December', own({ zone, days: { '24 December': { closed: 'x' } } })],
  ['calendars.OWN.days.2026-02-30', own({ zone, days: { '2026-02-30': { closed: 'x' } } })],
  ['calendars.OWN.days.2026-12-24', own({ zone, days: { '2026-12-24': {} } })],
  ['calendars.OWN.days.2026-12-24.open', own({ zone, days: { '2026-12-24': { open: false } } })],
  [
    'calendars.OWN.days.2026-12-24',
    own({ zone, days: { '2026-12-24': { closed: 'x', closes: '12:00' } } }),
  ],
  [
    'calendars.OWN.days.2026-12-24.closes',
    own({ zone, opens: '08:00', days: { '2026-12-24': { closes: '08:00' } } }),
  ],
  [
    'calendars.TARGET.closes',
    { currencies: { EUR: 'TARGET' }, calendars: { TARGET: { closes: '06:00' } } },
  ],
];

describe('a calendars file', () => {
  for (const [field, file] of WRONG) {
    it(`names ${field} when it is wrong: ${JSON.stringify(file).slice(0, 90)}`, async () => {
      expect(await refusal(file))
        .to.match(/^CalendarsInvalid: /)
        .and.include(field);
    });
  }

  it('names calendars that are based on each other', async () => {
    const calendars = { A: { basedOn: 'B' }, B: { basedOn: 'A' } };
    expect(await refusal({ calendars })).to.include('.basedOn: based on itself');
  });

  it('names a calendar that is closed for a year', async () => {
    const rules = Object.fromEntries(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => [
        `${month}-01 P31D`,
        'strike',
      ]),
    );
    expect(await refusal(own({ zone, holidays: { rules } }))).to.include('calendars.OWN');
  });

  it('may be empty', async () => {
    expect(await refusal({})).to.equal('accepted');
  });

  it('gives each currency its own calendar when it says so', async () => {
    const calendars = await open('{"default": "published", "currencies": {"GBP": "always"}}');
    const id = (currency?: string) =>
      calendars.calendarOf({ id: 'X', currency: currency ?? null }).id;
    expect(['EUR', 'USD', 'GBP', 'XAU'].map(id)).to.deep.equal([
      'TARGET',
      'FEDWIRE',
      'always',
      'weekdays',
    ]);
    expect(id(), 'a security').to.equal('always');
  });

  it('changes a calendar that Tricord knows without losing the rest of it', async () => {
    const calendars = await open(
      '{"currencies": {"EUR": "TARGET"}, "calendars": {"TARGET": {"cutOffs": {"dvp": {"at": "15:00"}}}}}',
    );
    const target = calendars.calendarOf({ id: 'X', currency: 'EUR' });
    const { cutOffs } = target.sessionOn('2026-11-23');
    expect(utc(cutOffs.dvp.at)).to.equal('2026-11-23T14:00Z');
    expect(utc(cutOffs.payment.at)).to.equal('2026-11-23T16:00Z');
    expect(target.closureOn('2026-12-25')).to.include({ kind: 'holiday' });
  });

  it('is as docs/calendars.md shows it', async () => {
    const examples = codeBlocks(await readDocument('docs/calendars.md')).filter(
      ({ language }) => language === 'json',
    );
    expect(examples).to.have.length(1);
    const calendars = await open(examples[0]?.text ?? '');
    const of = (id: string, currency: string) => calendars.calendarOf({ id, currency });
    expect(of('EUR-CBDC', 'EUR').closureOn('2026-11-25')).to.include({ name: 'State funeral' });
    expect(of('USDM', 'USD').id).to.equal('always');
  });
});
