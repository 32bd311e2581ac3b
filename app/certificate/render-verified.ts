import { printable } from '../proof/printable.ts';
import type { CertifiedEnd, CertifiedInstruction, CertifiedLeg } from './certificate.ts';
import type { Verified } from './verify-certificate.ts';

/** What a certificate certifies, for people, and on whose word it stands. */
export function renderVerified(verified: Verified): string {
  const { certificate, proved } = verified;
  const { book, settlement, finality, key } = certificate;
  const lines = [
    `Book "${book}", position ${finality.position}, ${finality.time}: ${finality.level}`,
    `Trade ${settlement.trade} settled, for ${settlement.settlementDate}`,
    ...settlement.instructions.map(instruction),
    ...settlement.legs.map(leg),
    '',
    `signed by  key ${key.kid}`,
    `row        ${proved.row.seq}, hash ${proved.row.hash}`,
    `disclosed  ${disclosed(proved.decisionsShown)}`,
    '',
  ];
  return [...lines.map((line) => printable(line)), trustOf(verified)].join('\n');
}

/** In words: what is certain, and on whose word the rest stands. */
export function trustOf({ trusted, certificate }: Verified): string {
  const { kid } = certificate.key;
  if (!trusted) {
    return [
      'The file is whole and fits together, but nobody vouches for the key in it: whoever made the file may have made',
      'the key too. Get the public key from the operator itself and pass it as --key, or compare its id:',
      kid,
    ].join('\n');
  }
  return [
    'Certified: a key that you trust signed this settlement as final, and the journal entry proved here says the same.',
    'References, owners of accounts and the decimals of amounts stand on the signature alone where the entry does not',
    'repeat them. See docs/certificates.md.',
  ].join('\n');
}

function instruction({ id, reference, kind, party }: CertifiedInstruction): string {
  return `  ${id}, ${kind} of ${party}, reference ${reference}`;
}

function leg({ amount, instrument, from, to }: CertifiedLeg): string {
  return `  ${amount} ${instrument} from ${end(from)} to ${end(to)}`;
}

function end({ participant, account }: CertifiedEnd): string {
  return `${participant} (${account})`;
}

function disclosed(decisions: number): string {
  if (decisions === 1) return 'this decision alone';
  return `${decisions} decisions: who has this file can read all of them`;
}
