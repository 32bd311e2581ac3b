import type { BridgeLevel } from '../../../engine/bridge/bridge.ts';
import type {
  BridgeNews,
  BridgeVault,
  ReleaseState,
  VaultAt,
  VaultDescription,
} from '../../../engine/ports/bridge-vault.ts';
import type { VaultChain, VaultLog } from './vault-chain.ts';

/** What was told of a log, by which it is known again. */
interface Told {
  readonly log: VaultLog;
  readonly level: BridgeLevel;
}

/** News told in one answer. */
const PAGE = 50;

/** A vault on a chain in memory. What it has told stays, as it would in a database, whoever asks again. */
export class MemoryVault implements BridgeVault {
  readonly #chain: VaultChain;
  readonly #description: VaultDescription;
  readonly #told: BridgeNews[] = [];
  /** By block, transaction and index. */
  readonly #open = new Map<string, Told>();
  readonly #closed = new Set<string>();

  constructor(chain: VaultChain, description: VaultDescription) {
    this.#chain = chain;
    this.#description = description;
  }

  describe(): Promise<VaultDescription> {
    return Promise.resolve(this.#description);
  }

  news(after: string | undefined) {
    this.#look();
    const from = after === undefined ? 0 : Number(after);
    const news = this.#told.slice(from, from + PAGE);
    const end = from + news.length;
    const complete = end === this.#told.length;
    const final = complete ? { final: this.#atFinal() } : {};
    return Promise.resolve({ news, cursor: String(end), ...final });
  }

  release({ id, address, amount }: Parameters<BridgeVault['release']>[0]): Promise<ReleaseState> {
    const done = this.#chain
      .logs()
      .some(({ act }) => act.type === 'withdraw' && act.withdrawal === id);
    if (done) return Promise.resolve('included');
    this.#chain.act({ type: 'withdraw', withdrawal: id, address, amount });
    return Promise.resolve('under_way');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #atFinal(): VaultAt {
    const { number, hash } = this.#chain.final;
    return { block: { number: BigInt(number), hash }, vault: this.#chain.figuresAtFinal() };
  }

  #look(): void {
    const logs = this.#chain.logs();
    const present = new Set(logs.map(keyOf));
    for (const [key, { log }] of [...this.#open].reverse()) {
      if (present.has(key)) continue;
      this.#open.delete(key);
      this.#told.push(...reversalOf(log));
    }
    for (const log of logs) this.#tell(log, log.isFinal ? 'final' : 'provisional');
  }

  #tell(log: VaultLog, level: BridgeLevel): void {
    const key = keyOf(log);
    if (this.#closed.has(key) || this.#open.get(key)?.level === level) return;
    if (level === 'final') {
      this.#closed.add(key);
      this.#open.delete(key);
    } else this.#open.set(key, { log, level });
    this.#told.push(...newsOf(log, level));
  }
}

function keyOf({ evidence: { block, transaction, logIndex } }: VaultLog): string {
  return `${block.hash} ${transaction} ${logIndex}`;
}

function newsOf({ act, evidence, number, previous }: VaultLog, level: BridgeLevel): BridgeNews[] {
  switch (act.type) {
    case 'deposit': {
      if (act.foreign === true) return [];
      const { sender, beneficiary, amount } = act;
      const deposit = { number, previous, sender, beneficiary, amount, evidence };
      return [{ type: 'deposit', deposit, level }];
    }
    case 'withdraw': {
      const { withdrawal, address, amount } = act;
      const paid = { withdrawal, address, amount, outcome: 'released', level, evidence } as const;
      return [{ type: 'release', ...paid }];
    }
    case 'leak':
      return [];
  }
}

function reversalOf({ act, evidence, number }: VaultLog): BridgeNews[] {
  if (act.type === 'deposit' && act.foreign !== true) {
    return [{ type: 'deposit_reversed', deposit: number, evidence }];
  }
  if (act.type !== 'withdraw') return [];
  return [{ type: 'release_reversed', withdrawal: act.withdrawal, evidence }];
}
