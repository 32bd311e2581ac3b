import type { SettlementLeg, Trade } from './instruction.ts';

/** Whether both speak of the same instructions and the same legs. Live it is one object, in a replay two. */
export function isSameTrade(one: Trade, other: Trade): boolean {
  if (one === other) return true;
  return (
    one.id === other.id &&
    one.instructions.join() === other.instructions.join() &&
    one.legs.length === other.legs.length &&
    one.legs.every((leg, index) => isSameLeg(leg, other.legs[index]))
  );
}

function isSameLeg(one: SettlementLeg, other: SettlementLeg | undefined): boolean {
  return (
    one.instrument === other?.instrument &&
    one.amount === other.amount &&
    one.from === other.from &&
    one.to === other.to
  );
}
