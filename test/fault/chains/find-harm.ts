import type { Hex } from 'viem';
import { parseTransaction, recoverTransactionAddress } from 'viem';
import { ERC20_ABI } from '../../../adapters/evm/contracts/erc20.ts';
import type { AccountView, InstructionView } from '../../../engine/ports/queries.ts';
import { addressOf, INITIAL, mirrorOf, PARTIES, TOKENS } from './parties.ts';
import type { Outcome } from './read-outcomes.ts';
import { accountOf, legsOf } from './trades.ts';
import type { SubmittedTrade } from './trading-clients.ts';
import type { TwoChains } from './two-chains.ts';

export interface Ended {
  readonly trade: SubmittedTrade;
  /** Of both sides. */
  readonly views: readonly Pick<InstructionView, 'status' | 'trade'>[];
}

/** What was on two chains and in the book before any trade, in accounts of the ledger that trades move. */
export type Opening = ReadonlyMap<string, bigint>;

/** Throws what is wrong: both sides of a trade ended in the same way, and so did its legs on each chain. */
export function assertWhole(ended: readonly Ended[], outcomes: readonly Outcome[]): void {
  const trades = new Set(ended.map(({ views }) => views[0]?.trade));
  const stray = outcomes.find(({ trade }) => !trades.has(trade));
  if (stray !== undefined) throw new Error(`a chain knows ${stray.trade}, which nobody submitted`);
  for (const { trade, views } of ended) {
    const [status, other] = views.map((view) => view.status);
    const id = views[0]?.trade;
    const what = `${trade.name} (${trade.way}, ${id})`;
    if (status !== other) throw new Error(`${what}: one side is ${status}, the other ${other}`);
    const mine = outcomes.filter((outcome) => outcome.trade === id);
    const paid = mine.filter((outcome) => outcome.paid).length;
    const expected = status === 'settled' ? (trade.way === 'swap' ? 2 : 1) : 0;
    if (paid !== expected) throw new Error(`${what} is ${status}, and ${paid} parts were paid`);
    const kept = mine.find(({ into, back, paid: is }) => !is && back.size < into.size);
    if (kept !== undefined) throw new Error(`${what} is ${status}, and something is still in`);
    const both = mine.find(({ back, paid: is }) => is && back.size > 0);
    if (both !== undefined) throw new Error(`${what}: a part was paid and went back`);
  }
}

/** Tokens and balances of the book moved by what settled, to the last unit, and nothing is reserved any more. */
export async function assertMoved(
  ended: readonly Ended[],
  { chains }: TwoChains,
  { before, accounts }: { readonly before: Opening; readonly accounts: readonly AccountView[] },
): Promise<void> {
  const moved = movedBy(ended);
  for (const { id, posted, held } of accounts) {
    const expected = (before.get(id) ?? 0n) + (moved.get(id) ?? 0n) * 100n;
    if (before.has(id) && hundredths(posted) !== expected)
      throw new Error(`${id} has ${posted} and should have ${expected} hundredths`);
    if (Number(held) !== 0) throw new Error(`${held} of ${id} are still held`);
  }
  for (const { id, symbol, place, scale } of TOKENS) {
    const chain = chains[place];
    for (const party of PARTIES) {
      const change = (moved.get(mirrorOf(party, id)) ?? 0n) * 10n ** BigInt(scale);
      const expected = INITIAL[symbol] + change;
      await assertBalance(chain, symbol, addressOf(party), expected, `${party} on ${chain.id}`);
    }
    for (const contract of [chain.escrow, chain.lock])
      await assertBalance(chain, symbol, contract, 0n, `a contract on ${chain.id}`);
  }
}

/** Whole units, by account of the book. */
function movedBy(ended: readonly Ended[]): ReadonlyMap<string, bigint> {
  const moved = new Map<string, bigint>();
  const add = (account: string, units: bigint) =>
    moved.set(account, (moved.get(account) ?? 0n) + units);
  for (const { trade, views } of ended) {
    if (views[0]?.status !== 'settled') continue;
    for (const { instrument, amount, from, to } of legsOf(trade)) {
      const units = BigInt(amount.replace('.00', ''));
      add(accountOf(from.participant, instrument), -units);
      add(accountOf(to.participant, instrument), units);
    }
  }
  return moved;
}

async function assertBalance(
  { hands, token }: TwoChains['chains'][number],
  symbol: string,
  holder: `0x${string}`,
  expected: bigint,
  whose: string,
): Promise<void> {
  const balance = await hands.readContract({
    ...{ address: token(symbol), abi: ERC20_ABI, functionName: 'balanceOf', args: [holder] },
  });
  if (balance !== expected)
    throw new Error(`${whose} has ${balance} ${symbol} and should have ${expected}`);
}

export function hundredths(amount: string): bigint {
  return BigInt(Math.round(Number(amount) * 100));
}

/** Of all transactions that were ever handed to a chain: one nonce of an account, one payload. Throws, else counts them. */
export async function assertOnePayload(sent: readonly Hex[]): Promise<number> {
  const payloads = new Map<string, string>();
  for (const bytes of new Set(sent)) {
    const { chainId, nonce, to, data, value } = parseTransaction(bytes);
    const from = await recoverTransactionAddress({
      serializedTransaction: bytes as `0x02${string}`,
    });
    const place = `${chainId} ${from} ${nonce}`;
    const payload = `${to} ${data} ${value}`;
    if ((payloads.get(place) ?? payload) !== payload)
      throw new Error(`two payloads were sent for the nonce ${place}`);
    payloads.set(place, payload);
  }
  return payloads.size;
}
