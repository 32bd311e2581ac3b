import { createHash } from 'node:crypto';
import type { ChainId, TimeMs } from '../../../engine/ids.ts';
import type { FinalityLevel } from '../../../engine/instruments/finality-level.ts';
import type { Bytes32, ChainFact, ChainHead } from '../../../engine/ports/chain.ts';
import { type Call, LedgerOfChain } from './ledger-of-chain.ts';

export interface Transaction {
  readonly hash: Bytes32;
  readonly call: Call;
}

export interface Block extends ChainHead {
  readonly transactions: readonly Transaction[];
  readonly facts: readonly Omit<ChainFact, 'level'>[];
  /** Hashes of transactions that are in it and had no effect. */
  readonly reverted: ReadonlySet<Bytes32>;
}

export interface BlockRules {
  readonly id: ChainId;
  /** Blocks behind the head at which a block is safe, and final. */
  readonly safeDepth: number;
  readonly finalDepth: number;
  /** Minor units, by `token holder`. */
  readonly balances: ReadonlyMap<string, bigint>;
}

/**
 * The chain itself, which outlives whoever talks to it: blocks, what waits to get in, and reorganisations of what is not
 * final. Nothing in it is random; its time is what it is told.
 */
export class MemoryBlocks {
  readonly id: ChainId;
  readonly #rules: BlockRules;
  #blocks: Block[] = [];
  /** Blocks that a reorganisation removed, by hash: somebody may have told of them. */
  readonly orphans = new Map<Bytes32, Block>();
  #mempool: Transaction[] = [];
  #branch = 0;
  /** Index of the last final block: once final, it stays so, even when the head falls back. */
  #final = -1;

  constructor(rules: BlockRules) {
    this.id = rules.id;
    this.#rules = rules;
    this.#blocks.push(this.#seal([], 0));
  }

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  get head(): Block {
    return this.#blocks[this.#blocks.length - 1] as Block;
  }

  get waiting(): readonly Transaction[] {
    return this.#mempool;
  }

  /** The same bytes may come any number of times: they are one transaction. */
  broadcast(transaction: Transaction): void {
    const { hash } = transaction;
    if (this.find(hash) !== undefined || this.#mempool.some((each) => each.hash === hash)) return;
    this.#mempool.push(transaction);
  }

  /** Nobody remembers it, as when a node restarts. */
  drop(hash: Bytes32): void {
    this.#mempool = this.#mempool.filter((each) => each.hash !== hash);
  }

  /** Puts what waits into a block, at most `most` of it, in the order in which it came. */
  mine(at: TimeMs, most = Number.POSITIVE_INFINITY): Block {
    const included = this.#mempool.slice(0, most);
    this.#mempool = this.#mempool.slice(included.length);
    const block = this.#seal(included, Math.max(at, this.head.at));
    this.#blocks.push(block);
    this.#final = Math.max(this.#final, this.#blocks.length - 1 - this.#rules.finalDepth);
    return block;
  }

  /** Removes the last blocks, never a final one; what was in them waits again, or is forgotten. */
  reorganise(depth: number, keep: (transaction: Transaction) => boolean = () => true): number {
    const gone = this.#blocks.slice(Math.max(this.#final + 1, 1, this.#blocks.length - depth));
    this.#blocks = this.#blocks.slice(0, this.#blocks.length - gone.length);
    this.#branch += 1;
    for (const block of gone) this.orphans.set(block.hash, block);
    const again = gone.flatMap(({ transactions }) => transactions).filter(keep);
    this.#mempool = [...again, ...this.#mempool];
    return gone.length;
  }

  /** The block that a transaction is in. */
  find(hash: Bytes32): Block | undefined {
    return this.#blocks.find(({ transactions }) => transactions.some((each) => each.hash === hash));
  }

  levelOf(number: bigint): FinalityLevel {
    if (Number(number) <= this.#final) return 'final';
    const depth = Number(this.head.number - number);
    return depth >= this.#rules.safeDepth ? 'safe' : 'provisional';
  }

  /** Absent while no block is final. */
  get final(): Block | undefined {
    return this.#blocks[this.#final];
  }

  /** Balances, escrows and locks as the blocks leave them. */
  ledger(): LedgerOfChain {
    const ledger = new LedgerOfChain(this.#rules.balances);
    for (const { transactions, at } of this.#blocks) {
      for (const { call } of transactions) ledger.apply(call, at);
    }
    return ledger;
  }

  #seal(transactions: readonly Transaction[], at: TimeMs): Block {
    const number = BigInt(this.#blocks.length);
    const parent = this.#blocks.at(-1)?.hash ?? '';
    const content = [
      this.id,
      number,
      parent,
      this.#branch,
      at,
      ...transactions.map((each) => each.hash),
    ];
    const hash = `0x${createHash('sha256').update(content.join(' ')).digest('hex')}` as const;
    const ledger = this.ledger();
    const facts: Omit<ChainFact, 'level'>[] = [];
    const reverted = new Set<Bytes32>();
    for (const { hash: transaction, call } of transactions) {
      const told = ledger.apply(call, at);
      if (told === undefined) reverted.add(transaction);
      for (const each of told ?? []) {
        const place = { block: { number, hash, at }, transaction, logIndex: facts.length };
        facts.push({ chain: this.id, ...each, ...place });
      }
    }
    return { number, hash, at, transactions, facts, reverted };
  }
}
