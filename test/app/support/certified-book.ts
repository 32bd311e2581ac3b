import { createPrivateKey, sign } from 'node:crypto';
import type { Certificate } from '../../../app/certificate/certificate.ts';
import type { CertificateSources } from '../../../app/certificate/certificate-sources.ts';
import { certify } from '../../../app/certificate/certify.ts';
import { signedBytes } from '../../../app/certificate/signed-bytes.ts';
import { sandboxCommands } from '../../../app/sandbox/sandbox-commands.ts';
import { readRows } from '../../../app/shell/read-rows.ts';
import { toBatch } from '../../../app/shell/to-batch.ts';
import { publicKeyOf } from '../../../app/signing/public-key.ts';
import type { SigningKey } from '../../../app/signing/signing-key.ts';
import { type Command, viewDecision } from '../../../engine/book.ts';
import type { AccountId, Position } from '../../../engine/ids.ts';
import type { CommittedBatch } from '../../../engine/ports/projection.ts';
import type { Finality, InstructionView } from '../../../engine/ports/queries.ts';
import type { InstructionInput } from '../../../engine/settlement/instruction.ts';
import { openWriter } from './open-writer.ts';

const SCALES: Readonly<Record<string, number>> = { 'EUR-CBDC': 2, 'BOND-2031': 2, USDM: 6 };
const OWNERS: Readonly<Record<string, string>> = {
  'alpha-cbdc': 'bank-alpha',
  'beta-cbdc': 'bank-beta',
  'beta-bond': 'bank-beta',
  'dealer-cbdc': 'dealer',
  'dealer-bond': 'dealer',
};

export interface CertifiedBook {
  readonly sources: CertificateSources;
  /** One that settled alone, among transfers of the same row. */
  readonly payment: string;
  /** Both sides of a trade, in the order in which they came. */
  readonly dvp: readonly [string, string];
  /** Waits for its other side. */
  readonly unmatched: string;
  /** Position of a transfer and of the event that matched the trade. */
  readonly transfer: Position;
  readonly matched: Position;
}

/** A sandbox in memory in which a payment and a trade have settled. */
export async function certifiedBook(): Promise<CertifiedBook> {
  const { writer, journal } = await openWriter({ surroundings: { currencies: EURO } });
  const submit = async (command: Command) => {
    const { receipt } = await writer.submit(command);
    if (!receipt.ok) throw new Error(`${command.type}: ${receipt.refusal.detail}`);
    return receipt.instruction?.id ?? '';
  };
  for (const command of sandboxCommands()) await submit(command);
  const neighbours = Array.from({ length: 5 }, (_, index) => submit(move(`n${index}`)));
  const payment = await submit(pay('PAY-1'));
  await Promise.all(neighbours);
  const seller = await submit(side('dealer', 'SELL-1'));
  const buyer = await submit(side('bank-beta', 'BUY-1'));
  const unmatched = await submit(side('dealer', 'SELL-2'));
  const batches: CommittedBatch[] = [];
  for await (const row of readRows('main', journal, undefined)) batches.push(toBatch(row));
  return {
    sources: { book: 'main', journal, projection: projectionOf(batches) },
    ...{ payment, unmatched },
    dvp: [seller, buyer],
    transfer: positionOf(batches, 'posted'),
    matched: positionOf(batches, 'matched'),
  };
}

/** A key that only tests have, the same for the same numbers. */
export function testKey(next: () => number): SigningKey {
  const seed = Buffer.from(Array.from({ length: 32 }, () => Math.floor(next() * 256)));
  const head = Buffer.from('302e020100300506032b657004220420', 'hex');
  const der = Buffer.concat([head, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = publicKeyOf(key);
  if (publicKey === undefined) throw new Error('not a key');
  return { publicKey, sign: (bytes) => sign(null, bytes, key) };
}

export async function certificateOf(
  { sources }: CertifiedBook,
  key: SigningKey,
  id: string,
): Promise<Certificate> {
  const certified = await certify(sources, key, id);
  if (!certified.ok) throw new Error(`${certified.fault.code}: ${certified.fault.detail}`);
  return certified.value.certificate;
}

/** Signs whatever it is given, as an operator could who means to deceive. */
export function signAnew(certificate: Certificate, { publicKey, sign }: SigningKey): Certificate {
  const { kid, der } = publicKey;
  const key = { algorithm: 'Ed25519', kid, publicKey: der.toString('base64') } as const;
  const { signature: _signature, ...content } = { ...certificate, key };
  return { ...content, signature: Buffer.from(sign(signedBytes(content))).toString('base64') };
}

export function bytesOf(document: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(document));
}

const EURO = { scaleOf: (code: string) => ({ EUR: 2, USD: 2 })[code] };

function move(key: string): Command {
  const [from, to] = ['alpha-cbdc', 'beta-cbdc'] as AccountId[] as [AccountId, AccountId];
  return { type: 'post', key, operations: [{ op: 'transfer', from, to, amount: 1n }] };
}

function pay(reference: string): Command {
  const [from, to] = [{ account: 'alpha-cbdc' }, { participant: 'bank-beta' }];
  const legs = [{ instrument: 'EUR-CBDC', amount: '1250.5', from, to }];
  return instruct({ reference, kind: 'payment', party: 'bank-alpha', legs });
}

function side(party: string, reference: string): Command {
  const [dealer, beta] = [{ participant: 'dealer' }, { participant: 'bank-beta' }];
  const legs = [
    { instrument: 'BOND-2031', amount: '100000.00', from: dealer, to: beta },
    { instrument: 'EUR-CBDC', amount: '98500.00', from: beta, to: dealer },
  ];
  return instruct({ reference, kind: 'dvp', party, tradeReference: 'T-7', legs });
}

function instruct(instruction: InstructionInput): Command {
  return { type: 'submit_instruction', key: instruction.reference, instruction };
}

/** What a projection would show, as far as certificates ask for it. */
function projectionOf(batches: readonly CommittedBatch[]): CertificateSources['projection'] {
  const scaleOf = (instrument: string) => SCALES[instrument] ?? 0;
  const views = new Map<string, InstructionView>();
  for (const { first, decision, hash } of decisionsOf(batches)) {
    const view = viewDecision({ decision, first, hash }, scaleOf);
    if (view === undefined) continue;
    views.set(view.id, view);
    const event = decision.events.find(({ type }) => type === 'settled');
    if (event?.type !== 'settled' || view.finality === null) continue;
    for (const id of event.trade.instructions) settle(views, id, view.finality);
  }
  const instruments = Object.entries(SCALES).map(([id, scale]) => ({ id, scale }));
  return {
    cursor: async () => ({ seq: batches.length, position: 0, hash: '' }),
    instruction: async (id) => views.get(id),
    account: async (id) => (id in OWNERS ? ({ id, owner: OWNERS[id] } as never) : undefined),
    // A page an instrument, so that all of them are read.
    instruments: async ({ after }) => {
      const at = instruments.findIndex(({ id }) => id === after) + 1;
      const next = at + 1 < instruments.length ? (instruments[at]?.id ?? null) : null;
      return { items: instruments.slice(at, at + 1) as never, next };
    },
  };
}

function settle(views: Map<string, InstructionView>, id: string, finality: Finality): void {
  const view = views.get(id);
  if (view !== undefined) views.set(id, { ...view, status: 'settled', finality });
}

function* decisionsOf(batches: readonly CommittedBatch[]) {
  for (const { firstPosition, hash, decisions } of batches) {
    let first = firstPosition;
    for (const decision of decisions) {
      yield { first, decision, hash };
      first += decision.events.length;
    }
  }
}

function positionOf(batches: readonly CommittedBatch[], type: string): Position {
  for (const { first, decision } of decisionsOf(batches)) {
    const at = decision.events.findIndex((event) => event.type === type);
    if (at !== -1) return first + at;
  }
  throw new Error(`no ${type}`);
}
