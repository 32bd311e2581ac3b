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
  /** It is a point of this curve in docs/charts, with `value` above `x`. */
  readonly curve?: { readonly name: string; readonly x: number };
}

export function result(
  name: string,
  value: number,
  unit: string,
  more: Partial<Pick<Result, 'aim' | 'ratio' | 'against' | 'curve'>> = {},
): Result {
  return { name, value, unit, aim: null, ratio: null, against: null, ...more };
}
