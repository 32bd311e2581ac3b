import { openCalendars } from '../../../adapters/calendars/open-calendars.ts';
import { iso4217 } from '../../../adapters/iso4217/iso4217.ts';
import { calendarsBehaviour } from '../../behaviours/calendars.ts';

calendarsBehaviour('date-holidays and Temporal', async () => {
  const opening = { currencies: iso4217(), now: Date.UTC(2026, 10, 22) };
  const file = { currencies: { EUR: 'TARGET' }, instruments: { EURA: 'always' } };
  return { plain: await openCalendars(opening), named: await openCalendars({ ...opening, file }) };
});
