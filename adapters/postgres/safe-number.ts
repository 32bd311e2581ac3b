/** `bigint` columns arrive as text. What would lose digits as a number is a bug that must not pass unseen. */
export function safeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${text} is beyond what a number holds exactly`);
  return number;
}
