import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { temporaryHome, tricord, tricordWith } from './support/tricord-process.ts';

const AT = ['--at', '2026-11-25T17:30:00+01:00'];

describe('tricord calendar', function () {
  this.timeout(120_000);
  let home: string;
  let remove: () => Promise<void>;

  beforeEach(async () => {
    ({ home, remove } = await temporaryHome());
  });

  afterEach(() => remove());

  it('shows days, holidays, hours and value dates of a currency', async () => {
    const { exitCode, stdout, stderr } = await tricord(home, 'calendar', 'EUR', ...AT);
    expect(exitCode, stderr).to.equal(0);
    expect(stdout).to.include('EUR: T2 of the Eurosystem (Europe/Berlin)');
    expect(stdout).to.include('The book settles EUR by "always"');
    expect(stdout).to.match(/^payment until\s+2026-11-26 17:00\s+2026-11-26 16:00\s+roll$/m);
    expect(stdout).to.match(/^payment\s+2026-11-26\s+the cut-off of TARGET on 2026-11-25 was at /m);
    expect(stdout).to.match(/^pvp\s+2026-11-25\s+today, before the cut-off$/m);
    expect(stdout).to.match(/^2026-04-06\s+monday\s+Easter Monday\s+TARGET$/m);
    expect(stdout).to.include('2026 has 256 business days.');
  });

  it('shows several currencies jointly, as JSON, of another year and from another day', async () => {
    const period = ['--year', '2027', '--from', '2027-07-03'];
    const { stdout } = await tricord(home, 'calendar', 'EUR', 'USD', ...period, ...AT, '--json');
    const { at, calendars, together } = JSON.parse(stdout);
    expect(at).to.equal('2026-11-25T16:30:00.000Z');
    expect(calendars.map((each: { calendar: string }) => each.calendar)).to.deep.equal([
      'TARGET',
      'FEDWIRE',
    ]);
    expect(calendars[0]).to.include({ asked: 'EUR', usedByBook: 'always', today: '2026-11-25' });
    expect(together).to.include({ calendar: 'FEDWIRE+TARGET', year: 2027, open: true });
    expect(together.businessDays.slice(0, 2)).to.deep.equal(['2027-07-06', '2027-07-07']);
    // The euro's cut-off was missed; the day after is Thanksgiving.
    expect(together.valueDates[0]).to.include({ outcome: 'rolled', date: '2026-11-27' });
    expect(together.holidays[0]).to.include({ date: '2027-01-01', name: "New Year's Day" });
  });

  it('shows every calendar that is known', async () => {
    const { stdout } = await tricord(home, 'calendar', ...AT);
    expect(stdout.trim().split('\n')).to.have.length(22);
    expect(stdout).to.match(/^CHAPS\s+Europe\/London\s+2026-11-25 06:00\s+2026-11-25 17:40/m);
  });

  it('follows the file that TRICORD_CALENDARS names', async () => {
    const file = join(home, 'calendars.json');
    const days = { '2026-11-25': { closed: 'State funeral' }, '2026-12-24': { closes: '13:00' } };
    await writeFile(
      file,
      JSON.stringify({ currencies: { EUR: 'TARGET' }, calendars: { TARGET: { days } } }),
    );
    const environment = { TRICORD_CALENDARS: file };
    const { stdout } = await tricordWith(environment, home, 'calendar', 'EUR', ...AT);
    expect(stdout).to.include('The book settles EUR by it.');
    expect(stdout).to.match(/^2026-11-25\s+wednesday\s+State funeral\s+TARGET$/m);
    expect(stdout).to.match(/^2026-12-24\s+open from 2026-12-24 06:00 to 2026-12-24 12:00 UTC/m);
    expect(stdout).to.match(/^payment\s+2026-11-26\s+2026-11-25 is no business day of TARGET/m);
  });

  it('names the file and the field that are wrong', async () => {
    const file = join(home, 'calendars.json');
    await writeFile(file, '{"calendars": {"OWN": {"zone": "Mars/Olympus"}}}');
    const wrong = await tricordWith({ TRICORD_CALENDARS: file }, home, 'calendar', 'EUR');
    expect(wrong.exitCode).to.equal(1);
    expect(wrong.stderr).to.include(`TRICORD_CALENDARS ${file}: calendars.OWN.zone: no time zone`);
    const missing = await tricordWith({ TRICORD_CALENDARS: join(home, 'none') }, home, 'calendar');
    expect(missing.exitCode).to.equal(1);
    expect(missing.stderr).to.match(/TRICORD_CALENDARS .*none: ENOENT/);
  });

  const wrong: Readonly<Record<string, readonly string[]>> = {
    'neither a currency': ['EUX'],
    'A year': ['--year', '26'],
    YYYY: ['--from', '2026-02-30'],
    'an instant with its zone': ['--at', '2026-11-25T17:30:00'],
  };
  for (const [said, args] of Object.entries(wrong)) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { exitCode, stdout, stderr } = await tricord(home, 'calendar', ...args);
      expect(exitCode).to.equal(1);
      expect(stderr).to.include(said);
      expect(stdout).to.equal('');
    });
  }
});
