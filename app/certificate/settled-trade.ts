import type { RawEvent } from '../proof/decode-chunk.ts';
import { fieldsOf, listOf } from '../proof/plain-data.ts';

/** A trade as the journal has it; amounts are minor units. */
export interface SettledTrade {
  readonly trade: unknown;
  readonly settlementDate: unknown;
  readonly instructions: readonly unknown[];
  readonly legs: readonly {
    readonly instrument: unknown;
    readonly amount: string;
    readonly from: unknown;
    readonly to: unknown;
  }[];
}

/**
 * The trade that an event settled; `undefined` when it is another event. The event may come from anybody, so nothing is
 * known of its fields but that they are plain data.
 */
export function settledTrade(event: RawEvent): SettledTrade | undefined {
  if (event.type !== 'settled') return undefined;
  const { id, settlementDate, instructions, legs } = fieldsOf(event.trade);
  return {
    trade: id,
    settlementDate,
    instructions: listOf(instructions),
    legs: listOf(legs).map((leg) => {
      const { instrument, amount, from, to } = fieldsOf(leg);
      return { instrument, amount: String(amount), from, to };
    }),
  };
}
