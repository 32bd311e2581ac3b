import type { Bytes32, ChainAddress, ChainId } from '../../../engine/ports/chain.ts';
import type {
  IntentOutcome,
  IntentRecord,
  SignedForm,
} from '../../../engine/ports/intent-store.ts';
import { safeNumber } from '../safe-number.ts';

/** An intent with its signed forms, in one row. */
export interface IntentColumns {
  readonly chain: string;
  readonly id: string;
  readonly attempt: number;
  readonly settlement: string;
  readonly leg: number | null;
  readonly verb: string;
  readonly signer: string;
  readonly nonce: string;
  readonly target: string;
  readonly data: string;
  readonly gas: string;
  readonly deadline: string | null;
  readonly made_at: Date;
  readonly outcome: OutcomeColumns | null;
  readonly signed: readonly SignedColumns[];
}

interface SignedColumns {
  readonly hash: string;
  readonly bytes: string;
  readonly maxFee: string;
  readonly priorityFee: string;
  readonly at: string;
}

type OutcomeColumns =
  | {
      readonly state: 'included' | 'reverted';
      readonly hash: string;
      readonly block: { readonly number: string; readonly hash: string };
      readonly closed: boolean;
    }
  | {
      readonly state: 'quarantined';
      readonly reason: string;
      readonly hash?: string;
      readonly closed: boolean;
    };

export const SELECT_INTENTS = `
  SELECT chain, id, attempt, settlement, leg, verb, signer, nonce, target, data, gas, deadline, made_at, outcome,
    coalesce((
      SELECT json_agg(json_build_object('hash', hash, 'bytes', bytes, 'maxFee', max_fee::text,
        'priorityFee', priority_fee::text, 'at', at::text) ORDER BY number)
      FROM tricord.chain_signed s
      WHERE s.chain = i.chain AND s.signer = i.signer AND s.nonce = i.nonce
    ), '[]') AS signed
  FROM tricord.chain_intents i`;

export function intentRecord(columns: IntentColumns): IntentRecord {
  const { leg, deadline, outcome, settlement, verb, attempt, id } = columns;
  return {
    intent: {
      chain: columns.chain as ChainId,
      id,
      attempt,
      settlement,
      ...(leg === null ? {} : { leg }),
      verb,
      signer: columns.signer as ChainAddress,
      nonce: safeNumber(columns.nonce),
      to: columns.target as ChainAddress,
      data: columns.data as `0x${string}`,
      gas: BigInt(columns.gas),
      ...(deadline === null ? {} : { deadline: safeNumber(deadline) }),
    },
    signed: columns.signed.map(signedForm),
    madeAt: columns.made_at.getTime(),
    ...(outcome === null ? {} : { outcome: outcomeOf(outcome) }),
  };
}

export function outcomeText(outcome: IntentOutcome | undefined): string | null {
  if (outcome === undefined) return null;
  return JSON.stringify(outcome, (_, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

function signedForm({ hash, bytes, maxFee, priorityFee, at }: SignedColumns): SignedForm {
  return {
    hash: hash as Bytes32,
    bytes: bytes as `0x${string}`,
    maxFee: BigInt(maxFee),
    priorityFee: BigInt(priorityFee),
    at: safeNumber(at),
  };
}

function outcomeOf(outcome: OutcomeColumns): IntentOutcome {
  if (outcome.state === 'quarantined') {
    const { state, reason, hash, closed } = outcome;
    return { state, reason, ...(hash === undefined ? {} : { hash: hash as Bytes32 }), closed };
  }
  const { state, hash, block, closed } = outcome;
  const place = { number: BigInt(block.number), hash: block.hash as Bytes32 };
  return { state, hash: hash as Bytes32, block: place, closed };
}
