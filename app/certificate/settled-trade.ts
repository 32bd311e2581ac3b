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
 * The one of the trades that an event settled which is wanted; `undefined` when it settled no such trade. The event may
 * come from anybody, so nothing is known of its fields but that they are plain data.
 */
export function settledTrade(
  event: RawEvent,
  isWanted: (trade: SettledTrade) => boolean,
): SettledTrade | undefined {
  return tradesOf(event).map(readTrade).find(isWanted);
}

/** One by itself, or those that settled in one moment: linked, from a queue, or at the close of a cycle. */
function tradesOf(event: RawEvent): readonly unknown[] {
  switch (event.type) {
    case 'settled':
      return [event.trade];
    case 'settled_together':
    case 'cycle_settled':
      return listOf(event.trades);
    default:
      return [];
  }
}

function readTrade(trade: unknown): SettledTrade {
  const { id, settlementDate, instructions, legs } = fieldsOf(trade);
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
