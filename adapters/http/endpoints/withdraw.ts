import type { Request } from 'express';
import type { CommandBody } from '../../../engine/book/command.ts';
import type { AccountId } from '../../../engine/ids.ts';
import { parseAmount } from '../../../engine/money/amount.ts';
import { headersOf } from '../answers/headers-of.ts';
import { type Answer, type Edge, type Endpoint, problemAnswer } from '../endpoint.ts';
import { failed, found, type Outcome, problemOfRefusal } from '../problems/problem.ts';
import { canonicalJson } from '../requests/canonical-json.ts';
import { checkedAddress } from '../requests/checked-address.ts';
import { fingerprintOf } from '../requests/fingerprint-of.ts';
import { mandatoryKey } from '../requests/mandatory-key.ts';
import { mediaOf } from '../requests/media-of.ts';
import { noteAcknowledgement } from '../requests/note-acknowledgement.ts';
import { pathIdentifier } from '../requests/path-identifier.ts';
import { readJsonBody } from '../requests/read-json-body.ts';
import { compileSchema } from '../schemas/compile-schema.ts';
import { viewTransfer } from '../transfers/view-transfer.ts';

interface WithdrawalBody {
  readonly party: string;
  readonly account: string;
  readonly address: string;
  readonly amount: string;
}

/** `POST /v1/bridges/{id}/withdrawals`: the amount is held at once; the chain says how it ends. */
export function withdraw(edge: Edge): Endpoint {
  const check = compileSchema<WithdrawalBody>('withdrawal');
  return {
    method: 'post',
    path: '/v1/bridges/:id/withdrawals',
    query: [],
    format: 'json',
    async handle(request) {
      const bridge = pathIdentifier(request);
      if (bridge === undefined) return problemAnswer(BRIDGE_UNKNOWN);
      const media = mediaOf(request, ['json']);
      if (!media.ok) return problemAnswer(media.problem);
      const key = mandatoryKey(request);
      if (!key.ok) return problemAnswer(key.problem);
      const document = await readJsonBody(request);
      if (!document.ok) return problemAnswer(document.problem);
      const body = check(document.value);
      if (!body.ok) return problemAnswer(body.problem);
      const command = await decode(edge, bridge, body.value);
      if (!command.ok) return problemAnswer(command.problem);
      const fingerprint = fingerprintOf(canonicalJson({ withdraw: bridge, ...body.value }));
      return answer(edge, request, command.value, { key: key.value, fingerprint });
    },
  };
}

const BRIDGE_UNKNOWN = { code: 'bridge_unknown', detail: 'No bridge has this id.' } as const;

async function decode(
  { gateway }: Edge,
  bridge: string,
  { party, account, address: text, amount: decimal }: WithdrawalBody,
): Promise<Outcome<CommandBody>> {
  const address = await checkedAddress(text, 'address');
  if (!address.ok) return address;
  const scale = gateway.scaleOfAccount(account);
  if (scale === undefined) {
    return failed('account_unknown', `no account "${account}" is open`, 'account');
  }
  const amount = parseAmount(decimal, scale, 'amount');
  if (!amount.ok) return { ok: false, problem: problemOfRefusal(amount.refusal) };
  const terms = { account: account as AccountId, address: address.value, amount: amount.value };
  return found({ type: 'withdraw', bridge, party, ...terms });
}

async function answer(
  { gateway }: Edge,
  request: Request,
  command: CommandBody,
  idempotency: { readonly key: string; readonly fingerprint: string },
): Promise<Answer> {
  const acknowledgement = await gateway.submit({ ...command, ...idempotency });
  noteAcknowledgement(request, acknowledgement);
  const { receipt } = acknowledgement;
  const headers = receipt.last === undefined ? {} : headersOf(acknowledgement, receipt.last);
  const view = await viewTransfer(gateway, acknowledgement, []);
  if (!view.ok) return problemAnswer({ ...view.problem, headers });
  const id = receipt.ok ? receipt.withdrawal : undefined;
  return { kind: 'json', status: 201, headers, body: { id, ...view.value } };
}
