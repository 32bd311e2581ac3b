import type { AccountId, InstrumentId, ParticipantId } from '../../engine/ids.ts';
import { type Account, FREEZE_SCOPES, writtenAccount } from '../../engine/ledger/account.ts';

/**
 * Accounts in columns: a book has millions of them, and a start has to read them all. Terms that many accounts share
 * stand once in `terms`; amounts that do not fit 64 bits stand in `wide`.
 */
export interface PackedAccounts {
  /** One id a line. */
  readonly ids: string;
  readonly owners: readonly string[];
  readonly terms: readonly Terms[];
  /** Indexes into `owners` and `terms`. */
  readonly owner: Uint8Array;
  readonly term: Uint8Array;
  readonly posted: Uint8Array;
  readonly held: Uint8Array;
  /** Rows whose amounts are too large for their columns: index, posted, held. */
  readonly wide: readonly (readonly [number, bigint, bigint])[];
}

type Terms = Pick<
  Account,
  'instrument' | 'issuance' | 'floor' | 'ceiling' | 'transferLimit' | 'frozen'
>;

export function packAccounts(accounts: readonly Account[]): PackedAccounts {
  const ids: string[] = [];
  const owners = new Dictionary<string>();
  const terms = new Dictionary<Terms>();
  const owner = new Uint32Array(accounts.length);
  const term = new Uint32Array(accounts.length);
  const posted = new BigInt64Array(accounts.length);
  const held = new BigInt64Array(accounts.length);
  const wide: [number, bigint, bigint][] = [];
  for (const [index, account] of accounts.entries()) {
    ids.push(account.id);
    owner[index] = owners.indexOf(account.owner, account.owner);
    term[index] = terms.indexOf(nameTerms(account), termsOf(account));
    if (isWide(account.posted) || isWide(account.held)) {
      wide.push([index, account.posted, account.held]);
      continue;
    }
    posted[index] = account.posted;
    held[index] = account.held;
  }
  return {
    ids: ids.join('\n'),
    owners: owners.values,
    terms: terms.values,
    owner: bytesOf(owner),
    term: bytesOf(term),
    posted: bytesOf(posted),
    held: bytesOf(held),
    wide,
  };
}

export function unpackAccounts(packed: PackedAccounts): readonly Account[] {
  const ids = packed.ids === '' ? [] : packed.ids.split('\n');
  const owner = new Uint32Array(copyOf(packed.owner));
  const term = new Uint32Array(copyOf(packed.term));
  const posted = new BigInt64Array(copyOf(packed.posted));
  const held = new BigInt64Array(copyOf(packed.held));
  const accounts = ids.map((id, index): Account => {
    const terms = packed.terms[term[index] ?? 0];
    if (terms === undefined) throw new TypeError(`account ${id} has no terms`);
    return writtenAccount({
      id: id as AccountId,
      owner: packed.owners[owner[index] ?? 0] as ParticipantId,
      instrument: terms.instrument as InstrumentId,
      issuance: terms.issuance,
      posted: posted[index] ?? 0n,
      held: held[index] || NONE,
      floor: terms.floor,
      ceiling: terms.ceiling,
      transferLimit: terms.transferLimit,
      frozen: terms.frozen,
    });
  });
  for (const [index, widePosted, wideHeld] of packed.wide) {
    const account = accounts[index];
    if (account === undefined) throw new TypeError(`there is no account ${index}`);
    account.posted = widePosted;
    account.held = wideHeld;
  }
  return accounts;
}

/** One zero for all accounts that hold nothing: a bigint that is read from a column is an object of its own. */
const NONE = 0n;

function isWide(amount: bigint): boolean {
  return BigInt.asIntN(64, amount) !== amount;
}

function termsOf({ instrument, issuance, floor, ceiling, transferLimit, frozen }: Account): Terms {
  return { instrument, issuance, floor, ceiling, transferLimit, frozen };
}

function nameTerms({
  instrument,
  issuance,
  floor,
  ceiling,
  transferLimit,
  frozen,
}: Account): string {
  return `${instrument} ${issuance} ${floor} ${ceiling} ${transferLimit} ${FREEZE_SCOPES.indexOf(frozen)}`;
}

class Dictionary<Value> {
  readonly values: Value[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(name: string, value: Value): number {
    const known = this.#indexes.get(name);
    if (known !== undefined) return known;
    this.#indexes.set(name, this.values.length);
    return this.values.push(value) - 1;
  }
}

function bytesOf(column: Uint32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

/** A copy, because a column has to begin where its numbers may. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
