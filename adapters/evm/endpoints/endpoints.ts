import type { Client } from 'viem';
import { ChainUnavailable } from '../../../engine/ports/chain.ts';
import { smaller } from '../bigints.ts';
import { type Endpoint, isAnswer, messageOf, openEndpoint } from './endpoint.ts';
import { type LevelRule, type Levels, surveyEndpoint } from './survey-endpoint.ts';

/** All endpoints of one chain, none of which is trusted alone more than need be. */
export interface Endpoints {
  /**
   * Asks all of them where the chain is. The one that is furthest counts, those that lag far behind are passed over
   * until they have caught up. Throws `ChainUnavailable` when nobody answers for the right chain, or when two differ in
   * a block that both call final.
   */
  survey(): Promise<Levels>;
  /**
   * Asks one after the other, the best first, until one answers. A refusal by the chain, such as a revert, is an answer
   * and is thrown as it is; throws `ChainUnavailable` when none answers.
   */
  ask<T>(question: (client: Client) => Promise<T>): Promise<T>;
  /** Asks all that work. Those that fail are left out. */
  askAll<T>(question: (client: Client) => Promise<T>): Promise<readonly T[]>;
  /** As of the last survey. */
  states(): readonly EndpointState[];
}

export interface EndpointState {
  readonly name: string;
  readonly state: 'ok' | 'unreachable' | 'wrong_chain' | 'stale' | 'contradicts' | 'unknown';
  readonly head?: bigint;
  readonly detail?: string;
}

export interface EndpointsOptions {
  readonly chainId: number;
  readonly urls: readonly string[];
  readonly levels: LevelRule;
  readonly timeoutMs: number;
  /** Blocks that an endpoint may be behind the best one. */
  readonly lagBlocks: bigint;
  readonly onCall: (endpoint: string, method: string) => void;
  readonly onTrouble: (endpoint: string, state: EndpointState['state'], detail: string) => void;
}

export function openEndpoints(options: EndpointsOptions): Endpoints {
  const { chainId, lagBlocks, onTrouble } = options;
  const all = options.urls.map((url) => openEndpoint({ ...options, url }));
  const states = new Map<Endpoint, EndpointState>(
    all.map((endpoint) => [endpoint, { name: endpoint.name, state: 'unknown' }]),
  );
  let ranked: readonly Endpoint[] = all;

  const note = (endpoint: Endpoint, state: Omit<EndpointState, 'name'>) => {
    const { name } = endpoint;
    if (state.state !== 'ok') onTrouble(name, state.state, state.detail ?? '');
    states.set(endpoint, { name, ...state });
  };
  const look = async (endpoint: Endpoint) => {
    try {
      const seen = await surveyEndpoint(endpoint.client, options.levels);
      if (seen.chainId === chainId) return [{ endpoint, levels: seen.levels }];
      const detail = `it says that its chain is ${seen.chainId}, not ${chainId}`;
      note(endpoint, { state: 'wrong_chain', detail });
    } catch (error) {
      note(endpoint, { state: 'unreachable', detail: messageOf(error) });
    }
    return [];
  };
  const survey = async (): Promise<Levels> => {
    const seen = (await Promise.all(all.map(look))).flat();
    seen.sort((one, other) => Number(other.levels.head.number - one.levels.head.number));
    const [best] = seen;
    if (best === undefined) throw unavailable(chainId, [...states.values()]);
    const fresh = seen.filter(({ endpoint, levels: { head } }) => {
      const stale = head.number + lagBlocks < best.levels.head.number;
      const detail = `${best.levels.head.number - head.number} blocks behind`;
      const of = { head: head.number, ...(stale ? { detail } : {}) };
      note(endpoint, { state: stale ? 'stale' : 'ok', ...of });
      return !stale;
    });
    ranked = fresh.map(({ endpoint }) => endpoint);
    const contradiction = await findContradiction(fresh);
    if (contradiction === undefined) return best.levels;
    note(contradiction, { state: 'contradicts', detail: 'it has another final block' });
    throw new ChainUnavailable(
      `endpoints of chain ${chainId} differ in a final block: ${contradiction.name} contradicts ${best.endpoint.name}`,
    );
  };
  const failed = (endpoint: Endpoint, error: unknown) =>
    note(endpoint, { state: 'unreachable', detail: messageOf(error) });
  return {
    survey,
    states: () => [...states.values()],
    ask: async (question) => {
      for (const endpoint of ranked) {
        try {
          return await question(endpoint.client);
        } catch (error) {
          if (isAnswer(error)) throw error;
          failed(endpoint, error);
        }
      }
      throw unavailable(chainId, [...states.values()]);
    },
    askAll: async (question) => {
      const answers = ranked.map(async (endpoint) => {
        try {
          return [await question(endpoint.client)];
        } catch (error) {
          if (!isAnswer(error)) failed(endpoint, error);
          return [];
        }
      });
      return (await Promise.all(answers)).flat();
    },
  };
}

/** All are asked for the lowest of their final blocks: everybody has it, and must have the same. */
async function findContradiction(
  seen: readonly { readonly endpoint: Endpoint; readonly levels: Levels }[],
): Promise<Endpoint | undefined> {
  const finals = seen.flatMap(({ levels }) => levels.final?.number ?? []);
  const [first, ...others] = finals;
  if (first === undefined || seen.length < 2) return undefined;
  const lowest = others.reduce(smaller, first);
  const [reference, ...rest] = await Promise.all(
    seen.map(async ({ endpoint, levels }) => {
      const header = await levels.headerAt(lowest).catch(() => undefined);
      return { endpoint, hash: header?.hash };
    }),
  );
  const differs = rest.find(({ hash }) => hash !== undefined && hash !== reference?.hash);
  return reference?.hash === undefined ? undefined : differs?.endpoint;
}

function unavailable(chainId: number, states: readonly EndpointState[]): ChainUnavailable {
  const reasons = states.map(({ name, state, detail }) => `${name} ${state} (${detail ?? ''})`);
  return new ChainUnavailable(`no endpoint of chain ${chainId} answers: ${reasons.join('; ')}`);
}
