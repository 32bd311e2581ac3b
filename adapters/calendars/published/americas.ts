import { type Listed, WEEKEND } from './listed.ts';

export const AMERICAS: Readonly<Record<string, Listed>> = {
  /**
   * Board of Governors, "Fedwire Funds Services": from 21:00 of the preceding calendar day to 19:00, third-party
   * transfers until 18:45. Days: 5 U.S.C. 6103 as the Reserve Banks observe it: a holiday on a Sunday closes the Monday,
   * one on a Saturday closes no other day. The holidays of the package for the US close the Friday, as for officials.
   */
  FEDWIRE: {
    name: 'Fedwire Funds Service',
    currency: 'USD',
    zone: 'America/New_York',
    weekend: WEEKEND,
    opens: '-21:00',
    closes: '19:00',
    cutOffs: { payment: { at: '18:45' } },
    holidays: {
      rules: {
        '01-01 and if sunday then next monday': "New Year's Day",
        '3rd monday in January': 'Martin Luther King Jr. Day',
        '3rd monday in February': "Washington's Birthday",
        'monday before 06-01': 'Memorial Day',
        '06-19 and if sunday then next monday since 2021': 'Juneteenth',
        '07-04 and if sunday then next monday': 'Independence Day',
        '1st monday in September': 'Labor Day',
        '2nd monday in October': 'Columbus Day',
        '11-11 and if sunday then next monday': 'Veterans Day',
        '4th thursday in November': 'Thanksgiving Day',
        '12-25 and if sunday then next monday': 'Christmas Day',
      },
    },
    source: { hours: 'published', days: 'published' },
  },
  /** The holidays of Payments Canada. */
  LYNX: {
    name: 'Lynx of Payments Canada',
    currency: 'CAD',
    zone: 'America/Toronto',
    weekend: WEEKEND,
    opens: '00:30',
    closes: '18:30',
    cutOffs: { payment: { at: '18:00' } },
    holidays: {
      rules: {
        '01-01 and if saturday,sunday then next monday': "New Year's Day",
        'easter -2': 'Good Friday',
        'monday before 05-25': 'Victoria Day',
        '07-01 and if saturday,sunday then next monday': 'Canada Day',
        '1st monday in September': 'Labour Day',
        '09-30 and if saturday,sunday then next monday since 2021':
          'National Day for Truth and Reconciliation',
        '2nd monday in October': 'Thanksgiving Day',
        '11-11 and if saturday,sunday then next monday': 'Remembrance Day',
        '12-25 and if saturday then next monday if sunday then next tuesday': 'Christmas Day',
        '12-26 and if saturday then next monday if sunday then next tuesday': 'Boxing Day',
      },
    },
    source: { hours: 'assumed', days: 'assumed' },
  },
  /** Instant payments run nearly round the clock; these are the days of banks. */
  SPEI: {
    name: 'Mexican banking days',
    currency: 'MXN',
    zone: 'America/Mexico_City',
    weekend: WEEKEND,
    opens: '-19:00',
    closes: '18:00',
    cutOffs: {},
    holidays: { country: 'MX', types: ['public', 'bank'] },
    source: { hours: 'assumed', days: 'package' },
  },
  STR: {
    name: 'STR of Banco Central do Brasil',
    currency: 'BRL',
    zone: 'America/Sao_Paulo',
    weekend: WEEKEND,
    opens: '06:30',
    closes: '18:30',
    cutOffs: {},
    holidays: { country: 'BR', types: ['public', 'bank'] },
    source: { hours: 'assumed', days: 'package' },
  },
};
