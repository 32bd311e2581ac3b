import { createHash } from 'node:crypto';
import type { TimeMs } from '../../../engine/ids.ts';
import type {
  Bytes32,
  ChainAction,
  ChainFact,
  EscrowTerms,
  LockTerms,
} from '../../../engine/ports/chain.ts';

/** What one transaction asks of the contracts; a claim carries the secret. */
export type Call = Pick<ChainAction, 'verb'> & {
  readonly terms: EscrowTerms | LockTerms;
  readonly leg?: number;
  readonly secret?: Bytes32;
};

/** A fact before it has a place in a block. */
export type Told = Pick<ChainFact, 'kind' | 'subject'> & Partial<Pick<ChainFact, 'leg' | 'secret'>>;

interface Escrow {
  readonly deposited: Set<number>;
  readonly refunded: Set<number>;
  settled: boolean;
}

type LockState = 'locked' | 'claimed' | 'refunded';

/** The id that the contracts give: a hash of all terms. */
export function subjectOf(terms: EscrowTerms | LockTerms): Bytes32 {
  const text = JSON.stringify(terms, (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  return sha256(Buffer.from(text));
}

/** What locks are opened by. */
function hashOf(secret: Bytes32): Bytes32 {
  return sha256(Buffer.from(secret.slice(2), 'hex'));
}

function sha256(bytes: Uint8Array): Bytes32 {
  return `0x${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Tokens, escrows and locks of one branch of a chain: made of its blocks, and made anew after a reorganisation. */
export class LedgerOfChain {
  readonly #balances: Map<string, bigint>;
  readonly #escrows = new Map<Bytes32, Escrow>();
  readonly #locks = new Map<Bytes32, LockState>();

  constructor(balances: ReadonlyMap<string, bigint>) {
    this.#balances = new Map(balances);
  }

  balanceOf(token: string, holder: string): bigint {
    return this.#balances.get(`${token} ${holder}`) ?? 0n;
  }

  /** What contracts and holders have of a token, which nothing may change. */
  supplyOf(token: string): bigint {
    let sum = 0n;
    for (const [key, amount] of this.#balances) if (key.startsWith(`${token} `)) sum += amount;
    return sum;
  }

  /** The logs of the call in a block of that time; `undefined` when it reverts. */
  apply({ verb, terms, leg, secret }: Call, at: TimeMs): readonly Told[] | undefined {
    if (terms.mechanism === 'escrow') {
      if (verb === 'deposit') return this.#deposit(terms, leg ?? -1, at);
      return verb === 'refund_deposit' ? this.#refundDeposit(terms, leg ?? -1, at) : undefined;
    }
    if (verb === 'lock') return this.#lock(terms, at);
    if (verb === 'claim') return this.#claim(terms, secret, at);
    return verb === 'refund_lock' ? this.#refundLock(terms, at) : undefined;
  }

  #deposit(terms: EscrowTerms, index: number, at: TimeMs): readonly Told[] | undefined {
    const subject = subjectOf(terms);
    const escrow = this.#escrows.get(subject) ?? newEscrow();
    const leg = terms.legs[index];
    if (leg === undefined || at >= terms.deadline || escrow.deposited.has(index)) return undefined;
    if (!this.#move(leg.token, leg.from, subject, leg.amount)) return undefined;
    this.#escrows.set(subject, escrow);
    escrow.deposited.add(index);
    const deposited: Told = { kind: 'deposited', subject, leg: index };
    if (escrow.deposited.size < terms.legs.length) return [deposited];
    for (const each of terms.legs) this.#move(each.token, subject, each.to, each.amount);
    escrow.settled = true;
    return [deposited, { kind: 'settled', subject }];
  }

  #refundDeposit(terms: EscrowTerms, index: number, at: TimeMs): readonly Told[] | undefined {
    const subject = subjectOf(terms);
    const escrow = this.#escrows.get(subject);
    const leg = terms.legs[index];
    if (escrow === undefined || leg === undefined || at < terms.deadline) return undefined;
    if (escrow.settled || !escrow.deposited.has(index) || escrow.refunded.has(index))
      return undefined;
    this.#move(leg.token, subject, leg.from, leg.amount);
    escrow.refunded.add(index);
    return [{ kind: 'deposit_refunded', subject, leg: index }];
  }

  #lock(terms: LockTerms, at: TimeMs): readonly Told[] | undefined {
    const subject = subjectOf(terms);
    const { leg, expiry, role, other } = terms;
    if (this.#locks.has(subject) || at >= expiry) return undefined;
    if (role === 'first' && (other === undefined || expiry <= other.expiry)) return undefined;
    if (!this.#move(leg.token, leg.from, subject, leg.amount)) return undefined;
    this.#locks.set(subject, 'locked');
    return [{ kind: 'locked', subject }];
  }

  #claim(terms: LockTerms, secret: Bytes32 | undefined, at: TimeMs): readonly Told[] | undefined {
    const subject = subjectOf(terms);
    if (this.#locks.get(subject) !== 'locked' || at >= terms.expiry) return undefined;
    if (secret === undefined || hashOf(secret) !== terms.hash) return undefined;
    this.#move(terms.leg.token, subject, terms.leg.to, terms.leg.amount);
    this.#locks.set(subject, 'claimed');
    return [{ kind: 'claimed', subject, secret }];
  }

  #refundLock(terms: LockTerms, at: TimeMs): readonly Told[] | undefined {
    const subject = subjectOf(terms);
    if (this.#locks.get(subject) !== 'locked' || at < terms.expiry) return undefined;
    this.#move(terms.leg.token, subject, terms.leg.from, terms.leg.amount);
    this.#locks.set(subject, 'refunded');
    return [{ kind: 'lock_refunded', subject }];
  }

  #move(token: string, from: string, to: string, amount: bigint): boolean {
    const left = this.balanceOf(token, from) - amount;
    if (left < 0n) return false;
    this.#balances.set(`${token} ${from}`, left);
    this.#balances.set(`${token} ${to}`, this.balanceOf(token, to) + amount);
    return true;
  }
}

function newEscrow(): Escrow {
  return { deposited: new Set(), refunded: new Set(), settled: false };
}
