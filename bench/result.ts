/** One measured figure. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the project wants to reach; `null` where a figure only informs. */
  readonly aim: number | null;
  /** `value` over the value of the result named in `against`, of the same run. */
  readonly ratio: number | null;
  readonly against: string | null;
}

export function result(
  name: string,
  value: number,
  unit: string,
  more: Partial<Pick<Result, 'aim' | 'ratio' | 'against'>> = {},
): Result {
  return { name, value, unit, aim: null, ratio: null, against: null, ...more };
}
