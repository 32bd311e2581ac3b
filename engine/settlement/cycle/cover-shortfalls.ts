import type { AccountId, InstrumentId, ParticipantId } from '../../ids.ts';
import { type Account, availableOf } from '../../ledger/account.ts';
import { checkMovable } from '../../ledger/check-movable.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import type { Contribution, DefaultFund } from './cycle.ts';
import type { CyclePosting, PostingReason } from './cycle-event.ts';
import type { Failure, NetPositions } from './net-positions.ts';
import { shareLoss } from './share-loss.ts';

export type Cover =
  | { readonly covered: true; readonly draws: readonly CyclePosting[] }
  /** Neither the fund nor the other members can make up for this one. */
  | { readonly covered: false; readonly failure: Failure };

/**
 * Finds the money for those who are short, in the order of their accounts: what is left of the defaulter's own
 * contribution, then the fund, then the members who are not short themselves, in proportion to their contributions. A
 * member who cannot pay its share has none, and the others bear it.
 */
export function coverShortfalls(
  context: PostingContext,
  fund: DefaultFund,
  failures: readonly Failure[],
  positions: NetPositions,
): Cover {
  const ordered = [...failures].sort((one, other) => (one.account.id < other.account.id ? -1 : 1));
  const drawing = new Drawing(context, fund, positions);
  const defaulters = new Set(ordered.map(({ account }) => account.owner));
  for (const failure of ordered) {
    const { account, by } = failure;
    const own = drawing.own(account, by);
    const rest = by - own - drawing.mutual(account, by - own);
    if (rest > 0n && !drawing.share(account, rest, defaulters)) return { covered: false, failure };
  }
  return { covered: true, draws: drawing.draws };
}

/** What has been drawn so far, and what is left to draw from. */
class Drawing {
  readonly draws: CyclePosting[] = [];
  readonly #context: PostingContext;
  readonly #fund: DefaultFund;
  readonly #positions: NetPositions;
  readonly #taken = new Map<AccountId, bigint>();
  readonly #ownTaken = new Map<AccountId, bigint>();

  constructor(context: PostingContext, fund: DefaultFund, positions: NetPositions) {
    this.#context = context;
    this.#fund = fund;
    this.#positions = positions;
  }

  own(debtor: Account, wanted: bigint): bigint {
    const contribution = this.#fund.contributions.find(
      ({ account }) => this.#ownerOf(account) === debtor.owner,
    );
    if (contribution === undefined) return 0n;
    const { account } = contribution;
    const left = contribution.amount - (this.#ownTaken.get(account) ?? 0n);
    const drawn = this.#draw('own_contribution', debtor, least(wanted, left), account);
    this.#ownTaken.set(account, (this.#ownTaken.get(account) ?? 0n) + drawn);
    return drawn;
  }

  mutual(debtor: Account, wanted: bigint): bigint {
    return this.#draw('default_fund', debtor, wanted);
  }

  /**
   * All of it, or nothing when the others cannot bear it. Whoever has not enough room for its share bears what it can,
   * and the others share what is left in the same way.
   */
  share(debtor: Account, loss: bigint, defaulters: ReadonlySet<ParticipantId>): boolean {
    const borne = new Map<AccountId, bigint>();
    let sharing = this.#fund.contributions.filter(({ account, amount }) => {
      const owner = this.#ownerOf(account);
      return amount > 0n && owner !== undefined && !defaulters.has(owner);
    });
    for (let rest = loss; rest > 0n; ) {
      if (sharing.length === 0) return false;
      const shares = shareLoss(
        rest,
        sharing.map(({ amount }) => amount),
      );
      const wanted = new Map(sharing.map((each, index) => [each, shares[index] ?? 0n]));
      const full = sharing.filter((each) => (wanted.get(each) ?? 0n) > this.#roomOf(each, debtor));
      for (const each of full.length === 0 ? sharing : full) {
        const bears = least(wanted.get(each) ?? 0n, this.#roomOf(each, debtor));
        borne.set(each.account, bears);
        rest -= bears;
      }
      sharing = sharing.filter((each) => !full.includes(each));
    }
    for (const [account, amount] of borne) {
      if (amount > 0n) this.#note('loss_share', debtor, account, amount);
    }
    return true;
  }

  /** What a member can bear for a debtor: as it may be debited, within its limit, and with what it has. */
  #roomOf({ account: from, shareLimit }: Contribution, { id: to }: Account): bigint {
    const checked = checkMovable(this.#context, { from, to }, 0n, '');
    if (!checked.ok) return 0n;
    const borne = this.draws.filter((draw) => draw.cause === 'loss_share' && draw.from === from);
    const left = borne.reduce((limit, { amount }) => limit - amount, shareLimit);
    const room = least(left, least(this.#freeOn(from), checked.value.from.transferLimit));
    return room > 0n ? room : 0n;
  }

  /** As much as the fund has and may give. */
  #draw(
    cause: 'own_contribution' | 'default_fund',
    debtor: Account,
    wanted: bigint,
    contribution?: AccountId,
  ): bigint {
    const { account } = this.#fund;
    const amount = least(wanted, this.#freeOn(account));
    if (amount <= 0n || !this.#canPay(account, debtor, amount)) return 0n;
    this.#note(cause, debtor, account, amount, contribution);
    return amount;
  }

  #note(
    cause: PostingReason,
    debtor: Account,
    from: AccountId,
    amount: bigint,
    contribution?: AccountId,
  ): void {
    const instrument: InstrumentId = debtor.instrument;
    const own = contribution === undefined ? {} : { contribution };
    this.#taken.set(from, (this.#taken.get(from) ?? 0n) + amount);
    this.draws.push({ cause, ...own, instrument, from, to: debtor.id, amount });
  }

  #canPay(from: AccountId, { id: to }: Account, amount: bigint): boolean {
    if (amount === 0n) return true;
    if (amount > this.#freeOn(from)) return false;
    return checkMovable(this.#context, { from, to }, amount, '').ok;
  }

  /** After its own net position in the run, and what has been drawn from it. */
  #freeOn(id: AccountId): bigint {
    const account = this.#context.state.accounts.get(id);
    if (account === undefined) return 0n;
    const taken = this.#taken.get(id) ?? 0n;
    return availableOf(account) - account.floor + this.#positions.of(id) - taken;
  }

  #ownerOf(id: AccountId): ParticipantId | undefined {
    return this.#context.state.accounts.get(id)?.owner;
  }
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
