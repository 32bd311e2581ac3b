import type { Receipt } from '../../../engine/book/receipt.ts';
import type { Position, TimeMs } from '../../../engine/ids.ts';
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

type Posted = Receipt & { readonly ok: true };

/** What a batch was answered, made of the journal alone: the same key gets the same for ever. */
export function viewTransfer(
  gateway: Gateway,
  acknowledgement: Acknowledgement,
  bodies: readonly OperationBody[],
): Outcome<TransferView> | Promise<Outcome<TransferView>> {
  const { receipt, recorded } = acknowledgement;
  if (!receipt.ok) return { ok: false, problem: problemOfReceipt(receipt) };
  const view = (hash: string) => found(viewPosted(gateway, receipt, hash, bodies));
  if (recorded !== undefined) return view(recorded.hash);
  return gateway.rowHash(acknowledgement).then((hash) => {
    if (hash !== undefined) return view(hash);
    const headers = headersOf(acknowledgement, receipt.last);
    return { ok: false, problem: answerDelayed(receipt.first, headers) };
  });
}

function viewPosted(
  gateway: Gateway,
  { first, at, amounts }: Posted,
  hash: string,
  bodies: readonly OperationBody[],
): TransferView {
  const view = { position: first, time: isoTime(at), hash };
  return amounts === undefined ? view : { ...view, ...viewAmounts(gateway, amounts, bodies) };
}

/** Thousands of transfers in a row of the journal have one time. */
function isoTime(at: TimeMs): string {
  if (last.at !== at) last = { at, text: new Date(at).toISOString() };
  return last.text;
}

let last: { readonly at: TimeMs; readonly text: string } = { at: Number.NaN, text: '' };

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
