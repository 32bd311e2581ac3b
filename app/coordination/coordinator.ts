import type { ChainId, TimeMs } from '../../engine/ids.ts';
import type { Chain, SecretStore } from '../../engine/ports/chain.ts';
import type { ChainCursors } from '../../engine/ports/chain-cursors.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Gateway } from '../../engine/ports/gateway.ts';
import type { ChainSettlement } from '../../engine/settlement/chain/chain-settlement.ts';
import { wantedActions } from '../../engine/settlement/chain/wanted-actions.ts';
import type { CommittedWork } from './committed-work.ts';
import { type CoordinatorReports, silent } from './coordinator-reports.ts';
import { listen } from './listen.ts';
import { Subjects } from './subjects.ts';
import { BookUnavailable, submitDurably } from './submit-durably.ts';

export interface CoordinatorParts {
  readonly gateway: Pick<Gateway, 'submit'>;
  readonly committed: CommittedWork;
  readonly chains: readonly Chain[];
  readonly secrets: SecretStore;
  readonly cursors: ChainCursors;
  readonly clock: Clock;
  readonly reports?: CoordinatorReports;
  /** Settlements that are acted on at the same time. */
  readonly lanes?: number;
}

const LANES = 16;

/**
 * Carries settlements through their chains. Nothing of it has to be remembered but by its stores: killed at any moment,
 * the next one reads what is committed, hears what the chains say, and goes on. It acts only on what is committed.
 */
export class Coordinator {
  readonly #parts: CoordinatorParts;
  readonly #reports: CoordinatorReports;
  readonly #subjects: ReadonlyMap<ChainId, Subjects>;
  readonly #times = new Map<ChainId, TimeMs>();

  constructor(parts: CoordinatorParts) {
    this.#parts = parts;
    this.#reports = parts.reports ?? silent;
    this.#subjects = new Map(parts.chains.map((chain) => [chain.id, new Subjects(chain)]));
  }

  /** One look at everything: news first, so that nothing is done that a chain has already told of. */
  async round(): Promise<void> {
    const { chains, committed } = this.#parts;
    await committed.catchUp();
    for (const chain of chains) await this.#guard(chain.id, () => this.#listen(chain));
    await committed.catchUp();
    await this.#startReady();
    await committed.catchUp();
    await this.#act();
    this.#reports.open([...committed.work.state.settlements.values()], committed.work.ready.size);
  }

  /** What one chain cannot do now does not keep the others waiting. */
  async #guard(chain: ChainId, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ChainUnavailable') throw error;
      this.#reports.unavailable(chain, error.message);
    }
  }

  async #listen(chain: Chain): Promise<void> {
    const { gateway, committed, cursors } = this.#parts;
    const subjects = this.#subjects.get(chain.id);
    if (subjects === undefined) return;
    const reports = this.#reports;
    const head = await listen({ chain, gateway, committed, cursors, subjects, reports });
    this.#times.set(chain.id, Math.max(head.at, this.#times.get(chain.id) ?? 0));
  }

  /** The secret is durable before its hash is told to anybody, and the start is before anything is sent. */
  async #startReady(): Promise<void> {
    const { gateway, committed, secrets } = this.#parts;
    for (const [trade, mechanism] of [...committed.work.ready]) {
      const hash = mechanism === 'escrow' ? undefined : await secrets.create(trade);
      const start = { type: 'start_chain_settlement', trade } as const;
      const refusal = await submitDurably(gateway, hash === undefined ? start : { ...start, hash });
      committed.work.ready.delete(trade);
      if (refusal !== undefined) this.#reports.refused(trade, refusal);
      else this.#reports.started(trade, mechanism);
    }
  }

  async #act(): Promise<void> {
    const { committed, lanes = LANES } = this.#parts;
    const queue = [...committed.work.state.settlements.values()];
    const failures: unknown[] = [];
    const lane = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        // What is wrong with one settlement keeps no other waiting.
        await this.#advance(next).catch((error: unknown) => failures.push(error));
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    if (failures.length > 0) throw failures[0];
  }

  async #advance(settlement: ChainSettlement): Promise<void> {
    const { committed, chains, secrets, clock } = this.#parts;
    const { trade } = settlement;
    const revealed = settlement.hash !== undefined && (await secrets.isRevealed(trade));
    const knowledge = { at: clock(), chainTimes: this.#times, revealed };
    for (const action of wantedActions(committed.work.state, settlement, knowledge)) {
      const chain = chains.find(({ id }) => id === action.terms.chain);
      if (chain === undefined) {
        this.#reports.unavailable(action.terms.chain, 'no endpoint is configured');
        continue;
      }
      await this.#guard(chain.id, async () => {
        // From the first attempt on it is no secret any more, whatever becomes of the attempt.
        if (action.verb === 'claim') await secrets.markRevealed(trade);
        this.#reports.acted(action, await chain.perform(action));
      });
    }
  }
}

/** Whether the next round may go better by itself. */
export function isPassing(error: unknown): boolean {
  if (error instanceof BookUnavailable) return error.refusal.code !== 'fenced';
  return error instanceof Error && /Unavailable$/.test(error.name);
}
