import { accepted, type Result } from '../../../engine/refusal.ts';
import type { EndInput } from '../../../engine/settlement/instruction.ts';
import { unsupported } from '../content.ts';
import { defined } from '../defined.ts';
import type { OpenMessage } from '../message.ts';
import { differentParticipants } from '../participant-id.ts';
import { find, textAt, type XmlNode } from '../xml/node.ts';

/** The two sides of a trade in a security, seen by the one who instructs. */
export interface Sides {
  readonly own: Side;
  readonly other: Side;
}

export interface Side {
  readonly participant: string;
  readonly safekeepingAccount?: string;
  readonly cashAccount?: string;
}

const ROOT = 'SctiesSttlmTxInstr';
const OWNER = 'QtyAndAcctDtls/AcctOwnr';
const PARTIES = { DELI: 'DlvrgSttlmPties', RECE: 'RcvgSttlmPties' } as const;

/** Who instructs, who stands on the other side, and the accounts the message names. */
export function readSides(message: OpenMessage, delivers: boolean): Result<Sides> {
  const [ownPath, otherPath] = delivers
    ? [PARTIES.DELI, PARTIES.RECE]
    : [PARTIES.RECE, PARTIES.DELI];
  const own = readOwn(message, ownPath);
  if (!own.ok) return own;
  const party = find(message.body, `${otherPath}/Pty1`);
  const participant = party === undefined ? undefined : partyId(party);
  if (participant === undefined) {
    const why = 'identify the counterparty by AnyBIC or LEI';
    return refused(party ?? message.body, `${otherPath}/Pty1`, why);
  }
  const safekeepingAccount = textAt(message.body, `${otherPath}/Pty1/SfkpgAcct/Id`);
  return accepted({ own: own.value, other: { participant, ...defined({ safekeepingAccount }) } });
}

function readOwn(message: OpenMessage, partiesPath: string): Result<Side> {
  const party = find(message.body, `${partiesPath}/Pty1`);
  const participant = readOwnParticipant(message, party, `${partiesPath}/Pty1`);
  if (!participant.ok) return participant;
  const accounts = readOwnAccounts(message.body, party, partiesPath);
  return accounts.ok ? accepted({ participant: participant.value, ...accounts.value }) : accounts;
}

/** The account owner instructs; a message that names none speaks for party 1 of its side, or for its sender. */
function readOwnParticipant(
  { body, header }: OpenMessage,
  party: XmlNode | undefined,
  partyPath: string,
): Result<string> {
  const owner = find(body, OWNER);
  const ownerId = owner && partyId(owner);
  const id = party && partyId(party);
  if (owner !== undefined && ownerId === undefined) {
    return refused(owner, OWNER, 'identify the account owner by AnyBIC or LEI');
  }
  if (ownerId !== undefined && id !== undefined && differentParticipants(ownerId, id)) {
    const why = 'the account owner is party 1 of its side here: nobody settles for another';
    return refused(party ?? body, partyPath, why);
  }
  if (party !== undefined && ownerId === undefined && id === undefined) {
    return refused(party, partyPath, 'identify the party by AnyBIC or LEI');
  }
  const participant = ownerId ?? id ?? header?.from;
  if (participant !== undefined) return accepted(participant);
  return refused(body, OWNER, 'say who instructs: name the account owner');
}

function readOwnAccounts(
  body: XmlNode,
  party: XmlNode | undefined,
  partiesPath: string,
): Result<Omit<Side, 'participant'>> {
  const details = find(body, 'QtyAndAcctDtls') ?? body;
  const account = textAt(details, 'SfkpgAcct/Id');
  const partyAccount = party === undefined ? undefined : textAt(party, 'SfkpgAcct/Id');
  if (party !== undefined && account !== undefined && (partyAccount ?? account) !== account) {
    const why = 'it is another account than in QtyAndAcctDtls';
    return refused(party, `${partiesPath}/Pty1/SfkpgAcct/Id`, why);
  }
  return accepted(
    defined({
      safekeepingAccount: account ?? partyAccount,
      cashAccount: textAt(details, 'CshAcct/IBAN') ?? textAt(details, 'CshAcct/Prtry'),
    }),
  );
}

export function securitiesEnd({ participant, safekeepingAccount: account }: Side): EndInput {
  return { participant, ...defined({ account }) };
}

export function cashEnd({ participant, cashAccount: account }: Side): EndInput {
  return { participant, ...defined({ account }) };
}

function partyId(node: XmlNode): string | undefined {
  return textAt(node, 'Id/AnyBIC') ?? textAt(node, 'LEI');
}

function refused(node: XmlNode, path: string, why: string): Result<never> {
  return { ok: false, refusal: unsupported(node, `${ROOT}/${path}`, why) };
}
