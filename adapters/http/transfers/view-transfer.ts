import type { Position } from '../../../engine/ids.ts';
import { formatAmount } from '../../../engine/money/amount.ts';
import type { Acknowledgement, Gateway } from '../../../engine/ports/gateway.ts';
import { answerDelayed } from '../answers/answer-delayed.ts';
import { headersOf } from '../answers/headers-of.ts';
import { problemOfReceipt } from '../answers/problem-of-receipt.ts';
import { found, type Outcome } from '../problems/problem.ts';
import type { OperationBody } from '../schemas/transfer-body.ts';

/** Where and when a linked batch posted, and the hash of the journal row that proves it. */
export interface TransferView {
  readonly position: Position;
  readonly time: string;
  readonly hash: string;
  /** One an operation: what was moved where `upTo` left it to the balance, else `null`. Given if there is any. */
  readonly amounts?: readonly (string | null)[];
}

/** What a batch was answered, made of the journal alone: the same key gets the same for ever. */
export async function viewTransfer(
  gateway: Gateway,
  acknowledgement: Acknowledgement,
  bodies: readonly OperationBody[],
): Promise<Outcome<TransferView>> {
  const { receipt } = acknowledgement;
  if (!receipt.ok) return { ok: false, problem: problemOfReceipt(receipt) };
  const { first, at, amounts } = receipt;
  const hash = acknowledgement.recorded?.hash ?? (await gateway.rowHash(acknowledgement));
  if (hash === undefined) {
    const headers = headersOf(acknowledgement, receipt.last);
    return { ok: false, problem: answerDelayed(first, headers) };
  }
  const view = { position: first, time: new Date(at).toISOString(), hash };
  return found(
    amounts === undefined ? view : { ...view, ...viewAmounts(gateway, amounts, bodies) },
  );
}

function viewAmounts(
  gateway: Gateway,
  amounts: readonly bigint[],
  bodies: readonly OperationBody[],
): Pick<TransferView, 'amounts'> {
  const moved = bodies.map((body, index) => {
    if (body.op !== 'transfer' || body.upTo !== true) return null;
    const [amount, scale] = [amounts[index], gateway.scaleOfAccount(body.from)];
    if (amount === undefined || scale === undefined) throw new Error('an amount has got lost');
    return formatAmount(amount, scale);
  });
  return { amounts: moved };
}
