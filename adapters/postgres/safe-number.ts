/** `bigint` columns arrive as text. What would lose digits as a number is a bug that must not pass unseen. */
export function safeNumber(value: string | bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${value} is beyond what a number holds exactly`);
  return number;
}
