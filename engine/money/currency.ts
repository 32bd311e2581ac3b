/** ISO 4217, as the engine needs it. The list itself is data from outside: adapters/iso4217 supplies it. */
export interface CurrencyList {
  /** Decimals of the minor unit of an active currency code; `undefined` when the code is unknown. */
  scaleOf(code: string): number | undefined;
}
