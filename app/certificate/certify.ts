import { invariant } from '../../engine/assert.ts';
import type { InstructionView } from '../../engine/ports/queries.ts';
import type { RawDecision } from '../proof/decode-chunk.ts';
import type { Proof } from '../proof/proof.ts';
import { proveEntry } from '../proof/prove-entry.ts';
import type { SigningKey } from '../signing/signing-key.ts';
import { CERTIFICATE_FORMAT, type Certificate, type Certified, refused } from './certificate.ts';
import type { CertificateSources } from './certificate-sources.ts';
import { describeSettlement } from './describe-settlement.ts';
import { recheckTerms } from './recheck-terms.ts';
import { settledTrade } from './settled-trade.ts';
import { signedBytes } from './signed-bytes.ts';
import { verifyCertificate } from './verify-certificate.ts';

export interface WrittenCertificate {
  readonly certificate: Certificate;
  /** The file. */
  readonly text: string;
}

/**
 * Makes the certificate of an instruction that has settled for good: the same one each time, as long as the key is the
 * same. Throws `JournalDamaged`, `JournalUnavailable` and `ProjectionUnavailable`.
 */
export async function certify(
  sources: CertificateSources,
  key: SigningKey,
  id: string,
): Promise<Certified<WrittenCertificate>> {
  const { book, journal, projection } = sources;
  const view = await projection.instruction(id);
  if (view === undefined) {
    return refused('instruction_unknown', `the book "${book}" has no instruction "${id}"`);
  }
  const { finality } = view;
  if (finality?.level !== 'final') return refused('not_final', standing(view));
  const { level, position, time, hash } = finality;
  const proved = await proveEntry(sources, `${position}`);
  if (!proved.ok) return proved;
  const { proof } = proved.value;
  const settlement = await describeSettlement(projection, tradeIn(proof, id));
  const rechecked = await recheckTerms(journal, settlement, proof.entry.content as RawDecision);
  if (!rechecked.ok) return rechecked;
  return checkWritten(
    signWith(key, {
      format: CERTIFICATE_FORMAT,
      book,
      settlement,
      finality: { level, position, time, hash },
      proof,
    }),
    key,
  );
}

function standing({ id, status, finality }: InstructionView): string {
  const firm = finality === null ? '' : `, and that is ${finality.level}`;
  return `${id} is ${status}${firm}: only what is final is certified`;
}

function tradeIn({ entry }: Proof, id: string) {
  const event = (entry.content as RawDecision).events[entry.event];
  const trade =
    event === undefined
      ? undefined
      : settledTrade(event, ({ instructions }) => instructions.includes(id));
  invariant(
    trade !== undefined,
    'finality is the position of a settlement',
    () => `${entry.position}`,
  );
  return trade;
}

function signWith(key: SigningKey, content: Omit<Certificate, 'key' | 'signature'>): Certificate {
  const { kid, der } = key.publicKey;
  const unsigned = {
    ...content,
    key: { algorithm: 'Ed25519', kid, publicKey: der.toString('base64') },
  } as const;
  const signature = Buffer.from(key.sign(signedBytes(unsigned))).toString('base64');
  return { ...unsigned, signature };
}

/** A certificate that would be refused is not handed out. */
function checkWritten(
  certificate: Certificate,
  { publicKey }: SigningKey,
): Certified<WrittenCertificate> {
  const text = `${JSON.stringify(certificate, null, 2)}\n`;
  const verified = verifyCertificate(Buffer.from(text), [publicKey]);
  return verified.ok ? { ok: true, value: { certificate, text } } : verified;
}
