import { type Listed, WEEKEND } from './listed.ts';

export const ASIA_PACIFIC_AFRICA: Readonly<Record<string, Listed>> = {
  /** Closed on national holidays, and from 31 December to 3 January: the bank holidays of the package. */
  'BOJ-NET': {
    name: 'BOJ-NET of the Bank of Japan',
    currency: 'JPY',
    zone: 'Asia/Tokyo',
    weekend: WEEKEND,
    opens: '08:30',
    closes: '21:00',
    cutOffs: { payment: { at: '17:00' } },
    holidays: { country: 'JP', types: ['public', 'bank'] },
    source: { hours: 'assumed', days: 'package' },
  },
  /**
   * Reserve Bank of Australia, "RITS Business Hours": 7:30 to 22:00, and the holidays listed there. Cut-off: the end of
   * the daily settlement session, from its paper on session times.
   */
  RITS: {
    name: 'RITS of the Reserve Bank of Australia',
    currency: 'AUD',
    zone: 'Australia/Sydney',
    weekend: WEEKEND,
    opens: '07:30',
    closes: '22:00',
    cutOffs: { payment: { at: '16:30' }, dvp: { at: '16:30' }, batch: { at: '16:30' } },
    holidays: {
      rules: {
        '01-01 and if saturday,sunday then next monday': "New Year's Day",
        '01-26 if saturday,sunday then next monday': 'Australia Day',
        'easter -2': 'Good Friday',
        'easter 1': 'Easter Monday',
        '04-25': 'Anzac Day',
        '2nd monday in June': "King's Birthday",
        '12-25 and if saturday then next monday if sunday then next tuesday': 'Christmas Day',
        '12-26 and if saturday then next monday if sunday then next tuesday': 'Boxing Day',
      },
    },
    source: { hours: 'published', days: 'published' },
  },
  ESAS: {
    name: 'ESAS of the Reserve Bank of New Zealand',
    currency: 'NZD',
    zone: 'Pacific/Auckland',
    weekend: WEEKEND,
    opens: '09:00',
    closes: '24:00',
    cutOffs: { payment: { at: '17:00' } },
    holidays: { country: 'NZ' },
    source: { hours: 'assumed', days: 'package' },
  },
  'MEPS+': {
    name: 'MEPS+ of the Monetary Authority of Singapore',
    currency: 'SGD',
    zone: 'Asia/Singapore',
    weekend: WEEKEND,
    opens: '09:00',
    closes: '19:00',
    cutOffs: { payment: { at: '18:30' } },
    holidays: { country: 'SG' },
    source: { hours: 'assumed', days: 'package' },
  },
  CHATS: {
    name: 'HKD CHATS',
    currency: 'HKD',
    zone: 'Asia/Hong_Kong',
    weekend: WEEKEND,
    opens: '08:30',
    closes: '18:30',
    cutOffs: { payment: { at: '17:30' } },
    holidays: { country: 'HK' },
    source: { hours: 'assumed', days: 'package' },
  },
  /** Since December 2020 at every hour of every day; the end of the day is on India's clock. */
  'RTGS-IN': {
    name: 'RTGS of the Reserve Bank of India',
    currency: 'INR',
    zone: 'Asia/Kolkata',
    weekend: [],
    opens: '00:00',
    closes: '24:00',
    cutOffs: {},
    holidays: {},
    source: { hours: 'assumed', days: 'assumed' },
  },
  SAMOS: {
    name: 'SAMOS of the South African Reserve Bank',
    currency: 'ZAR',
    zone: 'Africa/Johannesburg',
    weekend: WEEKEND,
    opens: '07:00',
    closes: '17:00',
    cutOffs: { payment: { at: '16:00' } },
    holidays: { country: 'ZA' },
    source: { hours: 'assumed', days: 'package' },
  },
};
