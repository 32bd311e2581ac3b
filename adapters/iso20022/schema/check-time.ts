const DATE = '(-?(?:[1-9]\\d{3,}|0\\d{3}))-(\\d\\d)-(\\d\\d)';
const TIME = '(\\d\\d):(\\d\\d):(\\d\\d)(\\.\\d+)?';
const ZONE = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';

const DATE_ONLY = new RegExp(`^${DATE}${ZONE}$`);
const TIME_ONLY = new RegExp(`^${TIME}${ZONE}$`);
const DATE_TIME = new RegExp(`^${DATE}T${TIME}${ZONE}$`);
const YEAR = new RegExp(`^-?(?:[1-9]\\d{3,}|0\\d{3})${ZONE}$`);

/** Whether text is a calendar date of XML Schema: `2026-11-20`, a time zone may follow. */
export function isDate(text: string): boolean {
  const match = DATE_ONLY.exec(text);
  return match !== null && isCalendarDate(match[1], match[2], match[3]);
}

export function isTime(text: string): boolean {
  const match = TIME_ONLY.exec(text);
  return match !== null && isClockTime(match[1], match[2], match[3], match[4]);
}

export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  if (match === null) return false;
  const [, year, month, day, hour, minute, second, fraction] = match;
  return isCalendarDate(year, month, day) && isClockTime(hour, minute, second, fraction);
}

export function isYear(text: string): boolean {
  return YEAR.test(text) && !/^-?0000/.test(text);
}

function isCalendarDate(yearText = '', monthText = '', dayText = ''): boolean {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  if (year === 0 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= longest;
}

function isClockTime(hour = '', minute = '', second = '', fraction = ''): boolean {
  // Midnight may be written as the end of the day.
  if (hour === '24') return minute === '00' && second === '00' && /^(\.0+)?$/.test(fraction);
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}
