import { isDate, isDateTime, isTime, isYear } from './check-time.ts';
import { parseDecimal } from './decimal.ts';
import type { SimpleType } from './schema.ts';

// XML Schema sets no end to zeros before a number or to the digits of a year; what people write is shorter.
const TOKEN_LENGTH_MAX = 64;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const PLACES: Readonly<
  Record<
    Exclude<SimpleType['base'], 'string' | 'decimal'>,
    readonly [(text: string) => boolean, string]
  >
> = {
  boolean: [(text) => ['true', 'false', '1', '0'].includes(text), 'is not true or false'],
  date: [isDate, 'is not a date like 2026-11-20'],
  dateTime: [isDateTime, 'is not a date and time like 2026-11-20T10:00:00Z'],
  time: [isTime, 'is not a time like 10:00:00Z'],
  gYear: [isYear, 'is not a year like 2026'],
  base64Binary: [(text) => BASE64.test(text.replaceAll(' ', '')), 'is not in base 64'],
};

/** What is wrong with the text of an element of a simple type, in words that follow the text; `undefined` if nothing. */
export function checkSimple(type: SimpleType, text: string): string | undefined {
  if (type.base === 'string') return checkString(type, text);
  const token = text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
  if (token.length > TOKEN_LENGTH_MAX && type.base !== 'base64Binary') {
    return `is longer than ${TOKEN_LENGTH_MAX}`;
  }
  if (type.base === 'decimal') return checkDecimal(type, token);
  const [fits, problem] = PLACES[type.base];
  return fits(token) ? undefined : problem;
}

function checkString(type: SimpleType, text: string): string | undefined {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, codes } = type;
  // Characters beyond the first plane are two units of a JavaScript string and one of XML.
  const length =
    text.length <= maxLength && text.length > minLength * 2 ? text.length : [...text].length;
  if (length < minLength) return minLength === 1 ? 'is empty' : `is shorter than ${minLength}`;
  if (length > maxLength) return `is longer than ${maxLength}`;
  if (pattern !== undefined && !pattern.test(text)) return 'does not have the form asked for';
  if (codes !== undefined && !codes.has(text)) return `is not one of ${listed(codes)}`;
  return undefined;
}

function listed(codes: ReadonlySet<string>): string {
  const shown = [...codes].slice(0, 8).join(', ');
  return codes.size > 8 ? `${shown} and ${codes.size - 8} more` : shown;
}

function checkDecimal(type: SimpleType, text: string): string | undefined {
  const parts = parseDecimal(text);
  if (parts === undefined) return 'is not a decimal number';
  const { totalDigits = Number.POSITIVE_INFINITY, fractionDigits = Number.POSITIVE_INFINITY } =
    type;
  // The only lower bound in these schemas is zero.
  if (type.minInclusive !== undefined && parts.negative) return 'is negative';
  if (parts.fraction.length > fractionDigits) return `has more than ${fractionDigits} decimals`;
  if (parts.whole.length + parts.fraction.length > totalDigits)
    return `has more than ${totalDigits} digits`;
  return undefined;
}
