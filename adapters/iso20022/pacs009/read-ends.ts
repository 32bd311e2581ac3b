import { accepted, type Result } from '../../../engine/refusal.ts';
import type { EndInput } from '../../../engine/settlement/instruction.ts';
import { unsupported } from '../content.ts';
import { defined } from '../defined.ts';
import type { OpenMessage } from '../message.ts';
import { sameParticipant } from '../participant-id.ts';
import { attributeOf, find, textAt, type XmlNode } from '../xml/node.ts';

const TRANSACTION = 'FICdtTrf/CdtTrfTxInf';

/** Debtor or creditor with the elements that speak of it. */
interface Side {
  readonly party: 'Dbtr' | 'Cdtr';
  /** Who stands in for a party that is left open: the agent next to it on the way of the message. */
  readonly standIn: 'InstgAgt' | 'InstdAgt';
}

export type Ends = { readonly from: NamedEnd; readonly to: NamedEnd };
type NamedEnd = EndInput & { readonly participant: string };

/** Who pays whom, and on which accounts. */
export function readEnds(message: OpenMessage, transaction: XmlNode): Result<Ends> {
  const from = readEnd(message, transaction, { party: 'Dbtr', standIn: 'InstgAgt' });
  if (!from.ok) return from;
  const to = readEnd(message, transaction, { party: 'Cdtr', standIn: 'InstdAgt' });
  if (!to.ok) return to;
  return accepted({ from: from.value, to: to.value });
}

function readEnd(message: OpenMessage, transaction: XmlNode, side: Side): Result<NamedEnd> {
  const participant = readParticipant(message, transaction, side);
  if (!participant.ok) return participant;
  const account = readAccount(transaction, `${side.party}Acct`);
  if (!account.ok) return account;
  const agent = find(transaction, `${side.party}Agt`);
  if (agent !== undefined && account.value === undefined && !isSame(agent, participant.value)) {
    const why = 'another institution keeps the account: name it, or leave the agent out';
    return refused(agent, `${TRANSACTION}/${side.party}Agt`, why);
  }
  return accepted({ participant: participant.value, ...defined({ account: account.value }) });
}

function readParticipant(
  message: OpenMessage,
  transaction: XmlNode,
  { party, standIn }: Side,
): Result<string> {
  const node = find(transaction, party) ?? transaction;
  const id = institutionId(node);
  if (id !== undefined) return accepted(id);
  const why = 'identify the institution by BICFI or LEI';
  if (find(node, 'FinInstnId')?.children.length !== 0) {
    return refused(node, `${TRANSACTION}/${party}/FinInstnId`, why);
  }
  const agentId = readAgent(message, transaction, standIn);
  return agentId === undefined
    ? refused(node, `${TRANSACTION}/${party}/FinInstnId`, why)
    : accepted(agentId);
}

/** The instructing or instructed agent, which stands in the transaction, the group header or the envelope. */
export function readAgent(
  { body, header }: OpenMessage,
  transaction: XmlNode,
  name: 'InstgAgt' | 'InstdAgt',
): string | undefined {
  return (
    institutionId(find(transaction, name)) ??
    institutionId(find(body, `GrpHdr/${name}`)) ??
    (name === 'InstgAgt' ? header?.from : undefined)
  );
}

function readAccount(transaction: XmlNode, name: string): Result<string | undefined> {
  const node = find(transaction, name);
  if (node === undefined) return accepted(undefined);
  const field = `${TRANSACTION}/${name}`;
  const id = textAt(node, 'Id/IBAN') ?? textAt(node, 'Id/Othr/Id');
  if (id === undefined) return refused(node, `${field}/Id`, 'name the account by its identifier');
  const [currency, amount] = [textAt(node, 'Ccy'), find(transaction, 'IntrBkSttlmAmt')];
  const paid = attributeOf(amount, 'Ccy');
  if (currency === undefined || currency === paid) return accepted(id);
  return refused(node, `${field}/Ccy`, `a payment in ${paid} is not converted to ${currency}`);
}

function institutionId(node: XmlNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  return textAt(node, 'FinInstnId/BICFI') ?? textAt(node, 'FinInstnId/LEI');
}

function isSame(agent: XmlNode, participant: string): boolean {
  const id = institutionId(agent);
  return id !== undefined && sameParticipant(id, participant);
}

function refused(node: XmlNode, field: string, why: string): Result<never> {
  return { ok: false, refusal: unsupported(node, field, why) };
}
