import type { InboundMessage } from '../../../../engine/ports/messages.ts';
import type { InstructionView, LegView } from '../../../../engine/ports/queries.ts';
import type { EndInput } from '../../../../engine/settlement/instruction.ts';

export const HASH = 'ab'.repeat(32);
export const SETTLED_AT = '2026-11-20T09:00:01.250Z';

/** An instruction as queries show it, brought by `message`. */
export function viewOf(
  message: InboundMessage,
  fields: Partial<InstructionView> & Pick<InstructionView, 'status'>,
): InstructionView {
  const { instruction } = message;
  const steps = ['received', 'accepted', fields.status] as const;
  return {
    id: 'ins-17',
    reference: instruction.reference,
    kind: instruction.kind,
    party: instruction.party,
    reason: null,
    detail: null,
    settlementDate: instruction.settlementDate ?? null,
    tradeReference: instruction.tradeReference ?? null,
    trade: null,
    legs: instruction.legs.map(
      (leg): LegView => ({
        instrument: leg.instrument ?? leg.isin ?? leg.currency ?? '',
        amount: leg.amount,
        from: endView(leg.from),
        to: endView(leg.to),
      }),
    ),
    priority: 'normal',
    place: null,
    partial: null,
    links: [],
    heldBy: [],
    allegedTo: [],
    finality:
      fields.status === 'settled'
        ? { level: 'final', position: 42, time: SETTLED_AT, hash: HASH }
        : null,
    history: steps.map((status, index) => ({
      status,
      reason: null,
      detail: null,
      position: 40 + index,
      time: `2026-11-20T09:00:0${index}.000Z`,
    })),
    origin: instruction.origin ?? null,
    ...fields,
  };
}

function endView({ participant, account }: EndInput): LegView['from'] {
  return { participant: participant ?? null, account: account ?? null };
}
