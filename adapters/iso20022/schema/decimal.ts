const DECIMAL = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))$/;

/** A decimal number of XML Schema, taken apart without leading and trailing zeros. */
export interface DecimalParts {
  readonly negative: boolean;
  /** Digits before and after the point; empty for zero. */
  readonly whole: string;
  readonly fraction: string;
}

export function parseDecimal(text: string): DecimalParts | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, digits = '', after, pointOnly] = match;
  const whole = digits.replace(/^0+/, '');
  const fraction = stripTrailingZeros(after ?? pointOnly ?? '');
  return { negative: sign === '-' && whole + fraction !== '', whole, fraction };
}

/** The shortest way to write a decimal number: `+07.50` is `7.5`. */
export function plainDecimal(text: string): string {
  const parts = parseDecimal(text);
  if (parts === undefined) return text;
  const { negative, whole, fraction } = parts;
  return `${negative ? '-' : ''}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A decimal number the way people write it, as it stands or, if XML Schema lets it look odd, the shortest. */
export function amountText(text: string): string {
  const token = text.trim();
  return /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(token) ? token : plainDecimal(token);
}

function stripTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
