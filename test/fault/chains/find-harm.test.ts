import { expect } from 'chai';
import { privateKeyToAccount } from 'viem/accounts';
import { assertOnePayload, assertWhole, type Ended } from './find-harm.ts';
import type { Outcome } from './read-outcomes.ts';
import type { Way } from './trades.ts';

const PAYER = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const PAYEE = `0x${'22'.repeat(20)}` as const;

function ended(way: Way, ...statuses: readonly ('settled' | 'cancelled')[]): readonly Ended[] {
  const trade = { way, name: 'trade-1', buyer: 'bank-alpha', bonds: 1, euros: 1 } as const;
  const views = statuses.map((status) => ({ status, trade: 'trd-7' }));
  return [{ trade: { ...trade, instructions: [] }, views }];
}

function outcome({ into = [0], back = [], paid = false, trade = 'trd-7' }: Partial<Told>): Outcome {
  return { trade, into: new Set(into), back: new Set(back), paid };
}

interface Told {
  readonly into: readonly number[];
  readonly back: readonly number[];
  readonly paid: boolean;
  readonly trade: string;
}

function signed(nonce: number, data: `0x${string}`, maxFeePerGas: bigint) {
  return PAYER.signTransaction({
    ...{ type: 'eip1559', chainId: 1, nonce, to: PAYEE, data, gas: 100_000n },
    ...{ maxFeePerGas, maxPriorityFeePerGas: 1n },
  });
}

describe('the judges of the chains', () => {
  const settled = (way: Way) => ended(way, 'settled', 'settled');
  const cancelled = (way: Way) => ended(way, 'cancelled', 'cancelled');
  const paid = outcome({ paid: true });
  const returned = outcome({ back: [0] });

  it('are content with all legs done, and with all returned', () => {
    assertWhole(settled('swap'), [paid, paid]);
    assertWhole(settled('escrow'), [outcome({ into: [0, 1], paid: true })]);
    assertWhole(cancelled('swap'), [returned]);
    assertWhole(cancelled('escrow'), []);
  });

  const harms: readonly (readonly [string, readonly Ended[], readonly Outcome[], RegExp])[] = [
    ['one leg of a swap', settled('swap'), [paid, returned], /1 parts were paid/],
    ['a leg paid of what was cancelled', cancelled('swap'), [paid, returned], /1 parts were paid/],
    ['a deposit that nobody returned', cancelled('escrow'), [outcome({})], /still in/],
    [
      'a lock paid and returned',
      settled('lock_and_hold'),
      [outcome({ back: [0], paid: true })],
      /went back/,
    ],
    ['two sides that differ', ended('escrow', 'settled', 'cancelled'), [paid], /one side/],
    [
      'a settlement of nobody',
      settled('escrow'),
      [paid, outcome({ trade: 'trd-8' })],
      /nobody submitted/,
    ],
  ];
  for (const [what, trades, outcomes, words] of harms) {
    it(`see ${what}`, () => expect(() => assertWhole(trades, outcomes)).to.throw(words));
  }

  it('take a higher fee for the same payload, and no other payload for the same nonce', async () => {
    const sent = await Promise.all([
      signed(0, '0xaa', 10n),
      signed(0, '0xaa', 20n),
      signed(1, '0xbb', 10n),
    ]);
    expect(await assertOnePayload([...sent, ...sent])).to.equal(2);
    const failure = await assertOnePayload([...sent, await signed(1, '0xcc', 10n)]).catch(String);
    expect(failure).to.match(/two payloads/);
  });
});
