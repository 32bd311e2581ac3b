import { isDeepStrictEqual } from 'node:util';
import type { InstructionOutcome } from '../../../../engine/book/receipt.ts';
import type { InstructionId } from '../../../../engine/ids.ts';
import type { InstructionView, TransitionView } from '../../../../engine/ports/queries.ts';
import { type Refusal, refuse } from '../../../../engine/refusal.ts';
import type { EndInput, InstructionInput } from '../../../../engine/settlement/instruction.ts';
import { isFinal, type Status } from '../../../../engine/settlement/lifecycle.ts';
import { viewProcessingInput } from '../../../../engine/settlement/view-processing.ts';

/** An instruction of the fake book, with its whole past. */
export class FakeInstruction {
  private readonly history: TransitionView[] = [];

  constructor(
    readonly id: InstructionId,
    private readonly input: InstructionInput,
  ) {}

  move(position: number, status: Status, why?: Refusal): void {
    const time = new Date(position * 1000).toISOString();
    const reason = why?.code ?? null;
    this.history.push({ status, reason, detail: why?.detail ?? null, position, time });
  }

  view(asOf: number): InstructionView {
    const { reference, kind, party, settlementDate, tradeReference, origin, legs } = this.input;
    const history = this.history.filter(({ position }) => position <= asOf);
    const last = history.at(-1);
    if (last === undefined) throw new Error(`${this.id} did not exist at ${asOf}`);
    const { status, reason, detail, position, time } = last;
    return {
      id: this.id,
      reference,
      kind,
      party,
      status,
      reason,
      detail,
      settlementDate: settlementDate ?? null,
      tradeReference: tradeReference ?? null,
      ...viewProcessingInput(this.input),
      trade: null,
      legs: legs.map(({ instrument = 'EUR-CBDC', amount, from, to }) => ({
        instrument,
        amount,
        from: endView(from),
        to: endView(to),
      })),
      finality:
        status === 'settled' ? { level: 'final', position, time, hash: 'ab'.repeat(32) } : null,
      history,
      origin: origin ?? null,
    };
  }

  outcome(asOf: number): InstructionOutcome {
    const { status, finality } = this.view(asOf);
    return { id: this.id, status, reason: null, settledAt: finality?.position ?? null };
  }

  /** True when it waits for exactly `other`. */
  mirrors(other: FakeInstruction, asOf: number): boolean {
    if (other === this || this.view(asOf).status !== 'unmatched') return false;
    const sameLegs = isDeepStrictEqual(this.input.legs, other.input.legs);
    return sameLegs && this.input.party !== other.input.party;
  }

  refuseCancellation(party: string, asOf: number): Refusal | undefined {
    const { status } = this.view(asOf);
    if (party !== this.input.party) return refuse('party_not_involved', 'party', 'not its party');
    if (!isFinal(status)) return undefined;
    return refuse('not_cancellable', 'instruction', `it is ${status}`);
  }
}

function endView({
  participant = null,
  account = null,
}: Partial<Record<keyof EndInput, string | null>>) {
  return { participant, account };
}
