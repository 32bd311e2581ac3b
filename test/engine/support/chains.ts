import type { Command } from '../../../engine/book.ts';
import type { Bytes32, ChainId, TradeId } from '../../../engine/ids.ts';
import type { FinalityLevel } from '../../../engine/instruments/finality-level.ts';
import type { ChainFact } from '../../../engine/settlement/chain/chain-fact.ts';
import type { ChainSettlement } from '../../../engine/settlement/chain/chain-settlement.ts';
import type { InstructionInput } from '../../../engine/settlement/instruction.ts';
import { sandboxBook } from './sandbox.ts';
import { SECOND, type TestBook } from './test-book.ts';

export const SLOW = 'eip155:1' as ChainId;
export const QUICK = 'eip155:10' as ChainId;
const THIRD = 'eip155:137' as ChainId;
const HASH: Bytes32 = `0x${'ab'.repeat(32)}`;

const MINUTE = 60 * SECOND;
const PROFILE = {
  slow: { finalityMs: 20 * MINUTE, inclusionMs: 5 * MINUTE, reactionMs: 15 * MINUTE },
  quick: { finalityMs: 4 * MINUTE, inclusionMs: MINUTE, reactionMs: 5 * MINUTE },
};

function profileOf(chain: ChainId) {
  return chain === SLOW ? PROFILE.slow : PROFILE.quick;
}

/** Of one step there. */
export function stepOn(chain: ChainId): number {
  const { finalityMs, inclusionMs, reactionMs } = profileOf(chain);
  return finalityMs + inclusionMs + reactionMs;
}

/** Tokens: instrument, chain, and what it is. */
const TOKENS = [
  { id: 'BOND-X', home: SLOW, kind: 'security', issuer: 'depository', isin: 'XS2031000024' },
  { id: 'EURT-X', home: SLOW, kind: 'stablecoin', issuer: 'usd-issuer', currency: 'EUR' },
  { id: 'USDT-Y', home: QUICK, kind: 'stablecoin', issuer: 'usd-issuer', currency: 'USD' },
  { id: 'GBPT-Z', home: THIRD, kind: 'stablecoin', issuer: 'usd-issuer', currency: 'GBP' },
] as const;

export const HOLDERS = ['bank-alpha', 'bank-beta', 'dealer'] as const;

export function addressOf(number: number): `0x${string}` {
  return `0x${number.toString(16).padStart(40, '0')}`;
}

export function defineChain(id: ChainId, changes: Record<string, unknown> = {}): Command {
  const profile = { ...profileOf(id), ...changes };
  return { type: 'define_chain', chain: { id, name: id, layer: 1, ...profile } };
}

/** `BOND-X` of `dealer` is `dealer/BOND-X`. */
export function mirrorOf(holder: string, instrument: string): string {
  return `${holder}.${instrument}`;
}

function chainCommands(): readonly Command[] {
  return [
    ...([SLOW, QUICK, THIRD] as const).map((id) => defineChain(id)),
    ...TOKENS.map(
      ({ home, ...token }, index): Command => ({
        type: 'register_instrument',
        name: token.id,
        issuanceAccount: `${token.id}-issuance`,
        scale: 2,
        ...token,
        home: { chain: home, token: addressOf(0xc0de00 + index) },
      }),
    ),
    ...TOKENS.flatMap(({ id }) =>
      HOLDERS.map(
        (owner, index): Command => ({
          type: 'open_account',
          id: mirrorOf(owner, id),
          owner,
          instrument: id,
          address: addressOf(0xa0 + index),
        }),
      ),
    ),
  ];
}

/** The sandbox, with tokens on three chains. */
export function chainBook(): TestBook {
  const book = sandboxBook();
  for (const command of chainCommands()) book.run(command);
  return book;
}

type Terms = Omit<InstructionInput, 'reference'>;

/** The dealer delivers bonds against what bank-alpha pays. */
export function delivery(party: 'dealer' | 'bank-alpha', securities: string, money: string): Terms {
  const [dealer, alpha] = [{ participant: 'dealer' }, { participant: 'bank-alpha' }];
  return {
    kind: 'dvp',
    party,
    legs: [
      { instrument: securities, amount: '50.00', from: dealer, to: alpha },
      { instrument: money, amount: '49.00', from: alpha, to: dealer },
    ],
  };
}

/** Both sides instruct; what comes back is ready to start, or waits. */
export function match(book: TestBook, securities: string, money: string) {
  const mine = book.submit(delivery('dealer', securities, money));
  const theirs = book.submit(delivery('bank-alpha', securities, money));
  const trade = book.openInstruction(theirs.id).trade as TradeId;
  return { mine, theirs, trade };
}

export function start(trade: TradeId, hash: Bytes32 | undefined = HASH): Command {
  return { type: 'start_chain_settlement', trade, ...(hash === undefined ? {} : { hash }) };
}

export function settlementOf(book: TestBook, trade: TradeId): ChainSettlement {
  const settlement = book.state.settlement.chain.settlements.get(trade);
  if (settlement === undefined) throw new Error(`${trade} does not settle on a chain`);
  return settlement;
}

/** What a chain says of a part; each kind stands in a block of its own. */
export function factOf(
  book: TestBook,
  trade: TradeId,
  part: number,
  kind: ChainFact['kind'],
  level: FinalityLevel = 'final',
  leg?: number,
): ChainFact {
  const chain = settlementOf(book, trade).parts[part]?.terms.chain ?? SLOW;
  const number = 100 + 10 * KINDS.indexOf(kind) + (leg ?? 0);
  return {
    chain,
    kind,
    subject: bytes(part + 1),
    ...(leg === undefined ? {} : { leg }),
    ...(kind === 'claimed' ? { secret: bytes(7) } : {}),
    level,
    block: { number: BigInt(number), hash: bytes(number), at: book.now },
    transaction: bytes(1_000 + number),
    logIndex: part,
  };
}

const KINDS = ['deposited', 'settled', 'deposit_refunded', 'locked', 'claimed', 'lock_refunded'];

export function bytes(number: number): Bytes32 {
  return `0x${number.toString(16).padStart(64, '0')}`;
}

export function tell(
  book: TestBook,
  trade: TradeId,
  part: number,
  kind: ChainFact['kind'],
  level: FinalityLevel = 'final',
  leg?: number,
): Command {
  const fact = factOf(book, trade, part, kind, level, leg);
  return { type: 'record_chain_fact', trade, part, fact };
}

export function chainTime(chain: ChainId, at: number): Command {
  return { type: 'record_chain_time', chain, block: { number: 900n, hash: bytes(900), at } };
}
