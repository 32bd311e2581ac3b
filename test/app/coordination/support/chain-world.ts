import { MemoryBlocks } from '../../../../adapters/memory/chain/memory-blocks.ts';
import {
  type MemoryIntents,
  type Misbehaviour,
  memoryChain,
} from '../../../../adapters/memory/chain/memory-chain.ts';
import {
  type MemorySecret,
  memorySecretStore,
} from '../../../../adapters/memory/chain/memory-secret-store.ts';
import { CommittedWork } from '../../../../app/coordination/committed-work.ts';
import { Coordinator } from '../../../../app/coordination/coordinator.ts';
import { silent } from '../../../../app/coordination/coordinator-reports.ts';
import { type Command, emptyWork, workOf } from '../../../../engine/book.ts';
import type { ChainId } from '../../../../engine/ids.ts';
import type { Chain, SecretStore } from '../../../../engine/ports/chain.ts';
import type { Acknowledgement } from '../../../../engine/ports/gateway.ts';
import type { CommittedBatch } from '../../../../engine/ports/projection.ts';
import { addressOf, chainBook, defineChain, QUICK, SLOW } from '../../../engine/support/chains.ts';
import type { Random } from '../../../engine/support/random.ts';
import { SECOND, type TestBook } from '../../../engine/support/test-book.ts';

/** The process died here. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Figures of the two chains: blocks come every 6 to 18 seconds, a transaction waits for three of them at most. */
const TIMES = { finalityMs: 150 * SECOND, inclusionMs: 60 * SECOND, reactionMs: 300 * SECOND };
const SAFE_DEPTH = 3;
const FINAL_DEPTH = 6;
const RICH = 1_000_000_00n;

export interface Chances {
  /** Of dying, at each step between two awaits. */
  readonly kill: number;
  /** Of an endpoint that does not do what it is asked. */
  readonly trouble: number;
}

/** A book, two chains, and whoever coordinates: the book and the chains outlive every coordinator. */
export class ChainWorld {
  readonly book: TestBook = chainBook();
  readonly blocks: ReadonlyMap<ChainId, MemoryBlocks>;
  readonly intents: ReadonlyMap<ChainId, MemoryIntents>;
  readonly secrets = new Map<string, MemorySecret>();
  readonly cursors = new Map<ChainId, string>();
  readonly rows: CommittedBatch[] = [];
  /** What each chain's clock shows beside ours. */
  readonly skews: ReadonlyMap<ChainId, number>;
  kills = 0;
  chances: Chances;

  constructor(
    readonly random: Random,
    chances: Chances,
  ) {
    this.chances = chances;
    const ids = [SLOW, QUICK];
    this.skews = new Map(ids.map((id) => [id, (random.below(21) - 10) * SECOND]));
    this.blocks = new Map(ids.map((id) => [id, newBlocks(id)]));
    this.intents = new Map(ids.map((id) => [id, new Map()]));
    for (const id of ids) this.book.run(defineChain(id, TIMES));
    this.#commit(this.book.decisions);
  }

  /** Runs a command and commits what comes of it. */
  execute(command: Command): Acknowledgement {
    const { receipt, replayed, decisions } = this.book.execute(command);
    this.#commit(decisions);
    return { receipt, replayed };
  }

  #commit(decisions: CommittedBatch['decisions']): void {
    if (decisions.length === 0) return;
    const last = this.rows.at(-1);
    const firstPosition = last === undefined ? 1 : last.firstPosition + last.eventCount;
    const eventCount = decisions.reduce((sum, { events }) => sum + events.length, 0);
    const seq = this.rows.length + 1;
    this.rows.push({
      seq,
      at: this.book.now,
      firstPosition,
      eventCount,
      hash: '',
      decisions: [...decisions],
    });
  }

  chainOf(id: ChainId, keys?: ReadonlySet<string>, misbehaviour: Misbehaviour = {}): Chain {
    const [blocks, intents] = [this.blocks.get(id), this.intents.get(id)];
    if (blocks === undefined || intents === undefined) throw new Error(`no chain ${id}`);
    const secrets = this.secretStore();
    const with_ = keys === undefined ? {} : { keys };
    return memoryChain({ blocks, intents, secrets, misbehaviour, ...with_ });
  }

  secretStore(): SecretStore {
    return memorySecretStore((settlement) => Buffer.from(settlement.padEnd(32, '.')), this.secrets);
  }

  /** A process that may die at any step; when it has, nothing of it goes on. */
  coordinator(
    keys: ReadonlySet<string>,
    watch: (chain: Chain) => Chain = (chain) => chain,
  ): Coordinator {
    const { random } = this;
    let alive = true;
    const step = async () => {
      if (alive && random.chance(this.chances.kill)) {
        alive = false;
        this.kills += 1;
      }
      if (!alive) throw new Killed();
    };
    const misbehaviour: Misbehaviour = {
      step,
      sending: () =>
        random.chance(this.chances.trouble) ? random.pick('silent', 'lost', 'unreachable') : 'sent',
      lag: () => (random.chance(this.chances.trouble) ? 1 + random.below(3) : 0),
    };
    const chains = [SLOW, QUICK].map((id) => watch(this.chainOf(id, keys, misbehaviour)));
    return new Coordinator({
      gateway: { submit: (command) => around(step, () => this.execute(command)) },
      committed: this.#work(),
      chains,
      secrets: withSteps(this.secretStore(), step),
      cursors: {
        load: (chain) => around(step, () => this.cursors.get(chain)),
        save: (chain, cursor) => around(step, () => void this.cursors.set(chain, cursor)),
      },
      clock: () => this.book.now,
      reports: {
        ...silent,
        refused: (trade, refusal) => {
          throw new Error(`${trade}: ${JSON.stringify(refusal)}`);
        },
      },
      lanes: 1 + random.below(3),
    });
  }

  /** From the beginning, or from where the book stands, as a server that starts from a snapshot. */
  #work(): CommittedWork {
    const rows = { after: async (seq: number) => this.rows.slice(seq) };
    if (this.random.chance(0.5)) return new CommittedWork(emptyWork(), 0, rows);
    return new CommittedWork(workOf(this.book.state), this.rows.length, rows);
  }
}

async function around<T>(step: () => Promise<void>, act: () => T): Promise<T> {
  await step();
  const answer = act();
  await step();
  return answer;
}

function withSteps(store: SecretStore, step: () => Promise<void>): SecretStore {
  const stepped =
    <Answer>(act: (settlement: string) => Promise<Answer>) =>
    async (settlement: string) => {
      await step();
      const answer = await act(settlement);
      await step();
      return answer;
    };
  return {
    create: stepped(store.create),
    reveal: stepped(store.reveal),
    markRevealed: stepped(store.markRevealed),
    isRevealed: stepped(store.isRevealed),
  };
}

function newBlocks(id: ChainId): MemoryBlocks {
  const balances = new Map<string, bigint>();
  for (let token = 0; token < 4; token += 1) {
    for (let holder = 0; holder < 3; holder += 1) {
      balances.set(`${addressOf(0xc0de00 + token)} ${addressOf(0xa0 + holder)}`, RICH);
    }
  }
  return new MemoryBlocks({ id, safeDepth: SAFE_DEPTH, finalDepth: FINAL_DEPTH, balances });
}

export const INITIAL = RICH;
