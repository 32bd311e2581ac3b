import type { Command } from '../../../engine/book.ts';
import { type Bridge, type BridgeLevel, liabilityOf } from '../../../engine/bridge/bridge.ts';
import type { BridgeInput } from '../../../engine/bridge/bridge-command.ts';
import type { AccountId, BridgeId } from '../../../engine/ids.ts';
import { sandboxBook } from './sandbox.ts';
import type { TestBook } from './test-book.ts';

// A vault of dollars (USDM, 6 decimals) on a chain, and what it takes to ask about it. Amounts are minor units.

export const ALICE = `0x${'a1'.repeat(20)}`;
export const VAULT = `0x${'bb'.repeat(20)}`;
export const TOKEN = `0x${'cc'.repeat(20)}`;
export const HOUR = 3_600_000;

/** The sandbox with a bridge, over which 1,000.00 may be withdrawn an hour. */
export function bridgedBook(terms: Partial<BridgeInput> = {}): TestBook {
  const book = sandboxBook();
  book.run(define(terms));
  return book;
}

export function define(terms: Partial<BridgeInput> = {}): Command {
  return {
    type: 'define_bridge',
    bridge: {
      ...{ id: 'usdm', instrument: 'USDM', chain: 'eip155:31337', vault: VAULT, token: TOKEN },
      ...{ suspense: 'usdm-suspense', limits: { windowMs: HOUR, amount: '1000' } },
      ...terms,
    },
  };
}

interface DepositWish {
  readonly previous?: number;
  readonly to?: string;
  readonly amount?: bigint;
  readonly level?: BridgeLevel;
  readonly bridge?: string;
  readonly block?: number;
}

export function deposit(number: number, wish: DepositWish = {}): Command {
  const { previous = number - 1, to = 'alpha-usdm', amount = 100_000_000n } = wish;
  const { level = 'final', bridge = 'usdm', block = number } = wish;
  const evidence = evidenceIn(block);
  const deposited = { number, previous, sender: ALICE, beneficiary: to, amount, evidence };
  return { type: 'record_bridge_deposit', bridge, level, deposit: deposited };
}

export function withdraw(
  amount: bigint,
  { account = 'alpha-usdm', party = 'bank-alpha', address = ALICE, bridge = 'usdm' } = {},
): Command {
  return { type: 'withdraw', bridge, party, account: account as AccountId, address, amount };
}

export function release(
  withdrawal: string,
  amount: bigint,
  wish: Partial<Extract<Command, { type: 'record_bridge_release' }>> = {},
): Command {
  return {
    ...{ type: 'record_bridge_release', bridge: 'usdm', withdrawal, outcome: 'released' },
    ...{ level: 'final', address: ALICE, amount, evidence: evidenceIn(50) },
    ...wish,
  } as Command;
}

export function compare(
  block: number,
  vault: { deposited: bigint; withdrawn?: bigint; balance?: bigint },
): Command {
  const { deposited, withdrawn = 0n, balance = deposited - withdrawn } = vault;
  const figures = { deposited, withdrawn, balance };
  return { type: 'compare_bridge', bridge: 'usdm', block: blockOf(block), vault: figures };
}

export function resume(accept?: bigint): Command {
  return { type: 'resume_bridge', bridge: 'usdm', ...(accept === undefined ? {} : { accept }) };
}

export function evidenceIn(block: number, logIndex = 0) {
  return { block: blockOf(block), transaction: hashOf(block + 1_000), logIndex };
}

export function bridgeOf(book: TestBook, id = 'usdm'): Bridge {
  const bridge = book.state.bridges.get(id as BridgeId);
  if (bridge === undefined) throw new Error(`no bridge ${id}`);
  return bridge;
}

export function liability(book: TestBook): bigint {
  return liabilityOf(bridgeOf(book));
}

function blockOf(number: number) {
  return { number: BigInt(number), hash: hashOf(number) };
}

function hashOf(number: number): string {
  return `0x${number.toString(16).padStart(64, '0')}`;
}
