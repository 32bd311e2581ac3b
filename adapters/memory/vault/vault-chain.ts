import type { Evidence, VaultFigures } from '../../../engine/bridge/bridge.ts';

/** What somebody does at the vault. */
export type VaultAct =
  | {
      readonly type: 'deposit';
      readonly sender: string;
      readonly beneficiary: string;
      readonly amount: bigint;
      /** Of another token in the same vault: it is counted, and is none of this bridge's. */
      readonly foreign?: boolean;
    }
  | {
      readonly type: 'withdraw';
      readonly withdrawal: string;
      readonly address: string;
      readonly amount: bigint;
    }
  /** Tokens that come or go without a word of the vault. */
  | { readonly type: 'leak'; readonly amount: bigint };

/** An act in a block. Only what took effect is there. */
export interface VaultLog {
  readonly act: VaultAct;
  readonly evidence: Evidence;
  /** Number that the vault gave a deposit, and that of the one before it of the same token. */
  readonly number: number;
  readonly previous: number;
}

interface Block {
  readonly number: number;
  readonly hash: string;
  readonly logs: readonly VaultLog[];
}

/** A chain with a vault on it, whose blocks come when somebody says so, and may go while they are not final. */
export class VaultChain {
  #blocks: Block[] = [{ number: 0, hash: hash(0), logs: [] }];
  #waiting: VaultAct[] = [];
  #final = 0;
  #hashes = 0;

  /** Goes into the next block. */
  act(act: VaultAct): void {
    this.#waiting.push(act);
  }

  get head(): Block {
    return this.#blocks.at(-1) as Block;
  }

  /** The last final block. */
  get final(): Block {
    return this.#blocks[this.#final] as Block;
  }

  mine(): void {
    const acts = this.#waiting.splice(0);
    this.#hashes += 1;
    const block = { number: this.head.number + 1, hash: hash(this.#hashes) };
    const logs: VaultLog[] = [];
    for (const act of acts) {
      const log = this.#log(act, logs, block);
      if (log !== undefined) logs.push(log);
    }
    this.#blocks.push({ ...block, logs });
  }

  /** All but the last `depth` blocks cannot go any more. */
  finalise(depth = 0): void {
    this.#final = Math.max(this.#final, this.#blocks.length - 1 - depth);
  }

  /** Takes back up to `depth` blocks that are not final; `keeps` says which acts wait for another block then. */
  reorganise(depth: number, keeps: (act: VaultAct) => boolean = () => true): void {
    const from = Math.max(this.#final + 1, this.#blocks.length - depth);
    const gone = this.#blocks.splice(from).flatMap(({ logs }) => logs.map(({ act }) => act));
    this.#waiting.unshift(...gone.filter(keeps));
  }

  /** Everything that happened, oldest first, with whether its block is final. */
  logs(): readonly (VaultLog & { readonly isFinal: boolean })[] {
    return this.#blocks.flatMap(({ number, logs }) =>
      logs.map((log) => ({ ...log, isFinal: number <= this.#final })),
    );
  }

  figuresAtFinal(): VaultFigures {
    const { deposited, withdrawn, leaked } = sums(this.logs().filter(({ isFinal }) => isFinal));
    return { deposited, withdrawn, balance: deposited - withdrawn - leaked };
  }

  #log(
    act: VaultAct,
    inBlock: readonly VaultLog[],
    { number, hash: blockHash }: { readonly number: number; readonly hash: string },
  ): VaultLog | undefined {
    const before = [...this.logs(), ...inBlock];
    if (act.type === 'withdraw' && !mayWithdraw(before, act)) return undefined;
    const deposits = before.filter((log) => log.act.type === 'deposit');
    const own = deposits.filter((log) => log.act.type === 'deposit' && log.act.foreign !== true);
    this.#hashes += 1;
    const block = { number: BigInt(number), hash: blockHash };
    const evidence = { block, transaction: hash(this.#hashes), logIndex: inBlock.length };
    return { act, evidence, number: deposits.length + 1, previous: own.at(-1)?.number ?? 0 };
  }
}

/** An id is good for once, and the vault pays no more than what was deposited. */
function mayWithdraw(
  before: readonly VaultLog[],
  { withdrawal, amount }: VaultAct & { type: 'withdraw' },
): boolean {
  const used = before.some(({ act }) => act.type === 'withdraw' && act.withdrawal === withdrawal);
  const { deposited, withdrawn } = sums(before);
  return !used && amount <= deposited - withdrawn;
}

function sums(logs: readonly VaultLog[]) {
  const total = { deposited: 0n, withdrawn: 0n, leaked: 0n };
  for (const { act } of logs) {
    if (act.type === 'deposit' && act.foreign !== true) total.deposited += act.amount;
    if (act.type === 'withdraw') total.withdrawn += act.amount;
    if (act.type === 'leak') total.leaked += act.amount;
  }
  return total;
}

function hash(number: number): string {
  return `0x${number.toString(16).padStart(64, '0')}`;
}
