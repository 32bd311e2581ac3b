import type { Pool, PoolClient } from 'pg';
import type { ChainAddress, ChainId } from '../../../engine/ports/chain.ts';
import {
  ChainStoreUnavailable,
  type IntentRecord,
  type IntentRequest,
  type IntentStore,
  VOID,
} from '../../../engine/ports/intent-store.ts';
import { inTransaction } from '../in-transaction.ts';
import { orUnavailable } from '../unavailable.ts';
import { type IntentColumns, intentRecord, outcomeText, SELECT_INTENTS } from './intent-columns.ts';

// A nonce that is given away twice is two payloads under one nonce. Whoever wants one of a signer waits here.
const LOCK_SIGNER = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))';
const DURABLE = 'SET LOCAL synchronous_commit TO on';
const NEXT_NONCE = `
  SELECT greatest(coalesce(max(nonce) + 1, 0), $3::bigint)::text AS nonce
  FROM tricord.chain_intents WHERE chain = $1 AND signer = $2`;
const INSERT = `
  INSERT INTO tricord.chain_intents
    (book, chain, id, attempt, settlement, leg, verb, signer, nonce, target, data, gas, deadline)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (chain, signer, nonce) DO NOTHING`;
const LOCK_INTENT = `
  SELECT verb FROM tricord.chain_intents WHERE chain = $1 AND signer = $2 AND nonce = $3 AND id = $4 FOR UPDATE`;
const SIGN = `
  INSERT INTO tricord.chain_signed (chain, signer, nonce, number, hash, bytes, max_fee, priority_fee, at)
  SELECT $1, $2, $3, count(*), $4, $5, $6, $7, $8
  FROM tricord.chain_signed WHERE chain = $1 AND signer = $2 AND nonce = $3
  ON CONFLICT (chain, hash) DO NOTHING`;
const MAKE_VOID = `
  UPDATE tricord.chain_intents SET id = $4, attempt = 1, verb = '${VOID}', target = signer, data = '0x', leg = NULL,
    gas = 21000, deadline = NULL
  WHERE chain = $1 AND signer = $2 AND nonce = $3 AND NOT EXISTS (
    SELECT FROM tricord.chain_signed WHERE chain = $1 AND signer = $2 AND nonce = $3)`;
const CONCLUDE = `
  UPDATE tricord.chain_intents SET outcome = $4, closed = $5
  WHERE chain = $1 AND signer = $2 AND nonce = $3 AND NOT closed`;

/** The intents of one book in PostgreSQL, in tables of `migrateJournal`. The pool stays the caller's. */
export function postgresIntentStore({ pool, book }: { pool: Pool; book: string }): IntentStore {
  const guarded = <T>(work: () => Promise<T>) => orUnavailable(ChainStoreUnavailable, work);
  const within = <T>(work: (client: PoolClient) => Promise<T>) =>
    guarded(() =>
      inTransaction(pool, async (client) => {
        await client.query(DURABLE);
        return work(client);
      }),
    );
  const select = async (
    from: Pick<Pool, 'query'>,
    where: string,
    values: readonly unknown[],
  ): Promise<readonly IntentRecord[]> => {
    const text = `${SELECT_INTENTS} WHERE book = $1 AND chain = $2 ${where}`;
    const { rows } = await from.query<IntentColumns>(text, [book, ...values]);
    return rows.map(intentRecord);
  };
  const latest = async (from: Pick<Pool, 'query'>, chain: ChainId, id: string) =>
    (await select(from, 'AND id = $3 ORDER BY attempt DESC LIMIT 1', [chain, id]))[0];
  const insert = async (client: PoolClient, request: IntentRequest, key: IntentKey) => {
    const { chain, id, settlement, leg, verb, signer, to, data, gas, deadline } = request;
    const values = [chain, id, key.attempt, settlement, leg, verb, signer, key.nonce];
    await client.query(INSERT, [book, ...values, to, data, gas, deadline]);
  };
  return {
    open: (request, nonceFrom) =>
      within(async (client) => {
        const { chain, signer, id } = request;
        await client.query(LOCK_SIGNER, [`${chain} ${signer}`]);
        const before = await latest(client, chain, id);
        if (before !== undefined && !mayTryAgain(before)) return before;
        const next = await client.query<{ nonce: string }>(NEXT_NONCE, [chain, signer, nonceFrom]);
        const attempt = (before?.intent.attempt ?? 0) + 1;
        await insert(client, request, { attempt, nonce: next.rows[0]?.nonce ?? '0' });
        const made = await latest(client, chain, id);
        if (made === undefined) throw new Error(`intent ${id} was written and is not there`);
        return made;
      }),
    fill: (chain, signer, nonce) =>
      within(async (client) => {
        await client.query(LOCK_SIGNER, [`${chain} ${signer}`]);
        await insert(client, voidRequest(chain, signer, nonce), { attempt: 1, nonce });
      }),
    find: (chain, id) => guarded(() => latest(pool, chain, id)),
    sign: ({ chain, signer, nonce, id }, { hash, bytes, maxFee, priorityFee, at }) =>
      within(async (client) => {
        const { rowCount } = await client.query(LOCK_INTENT, [chain, signer, nonce, id]);
        if (rowCount !== 1) return false;
        await client.query(SIGN, [chain, signer, nonce, hash, bytes, maxFee, priorityFee, at]);
        return true;
      }),
    void: ({ chain, signer, nonce, id }) =>
      within(async (client) => {
        const { rowCount } = await client.query(LOCK_INTENT, [chain, signer, nonce, id]);
        if (rowCount !== 1) return false;
        const { id: empty } = voidRequest(chain, signer, nonce);
        const made = await client.query(MAKE_VOID, [chain, signer, nonce, empty]);
        return made.rowCount === 1;
      }),
    conclude: ({ chain, signer, nonce }, outcome) =>
      within(async (client) => {
        const values = [outcomeText(outcome), outcome?.closed ?? false];
        await client.query(CONCLUDE, [chain, signer, nonce, ...values]);
      }),
    unfinished: (chain) =>
      guarded(() => select(pool, 'AND NOT closed ORDER BY signer, nonce', [chain])),
    quarantined: (chain) =>
      guarded(() =>
        select(
          pool,
          `AND outcome->>'state' = 'quarantined' ORDER BY made_at DESC, nonce DESC LIMIT 100`,
          [chain],
        ),
      ),
  };
}

interface IntentKey {
  readonly attempt: number;
  readonly nonce: string | number;
}

function mayTryAgain({ outcome }: IntentRecord): boolean {
  return outcome?.closed === true && outcome.state === 'reverted';
}

function voidRequest(chain: ChainId, signer: ChainAddress, nonce: number): IntentRequest {
  const id = `${VOID}/${signer}/${nonce}`;
  return { chain, id, settlement: '', verb: VOID, signer, to: signer, data: '0x', gas: 21_000n };
}
