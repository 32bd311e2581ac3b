import type { TimeMs } from '../../engine/ids.ts';
import type {
  Chain,
  ChainAddress,
  ChainId,
  ChainNews,
  SecretStore,
} from '../../engine/ports/chain.ts';
import type { IntentStore } from '../../engine/ports/intent-store.ts';
import type { Signer } from '../../engine/ports/signer.ts';
import type { NumberedLog, WatchedBlock, WatchStore } from '../../engine/ports/watch-store.ts';
import type { Deployed } from './contracts/deployed.ts';
import { escrowId } from './contracts/dvp-escrow.ts';
import { factsOf } from './contracts/facts-of.ts';
import { lockId } from './contracts/hash-time-lock.ts';
import {
  type EndpointState,
  type Endpoints,
  type EndpointsOptions,
  openEndpoints,
} from './endpoints/endpoints.ts';
import type { LevelRule } from './endpoints/survey-endpoint.ts';
import { performAction } from './perform-action.ts';
import { openSender, type Sender } from './sender/sender.ts';
import type { SendEvent, SendingPolicy } from './sender/sender-options.ts';
import { openWatcher, type Sight, type WatchEvent } from './watcher/watcher.ts';

export interface EvmChainOptions {
  readonly id: ChainId;
  /** `http://…` or `https://…`, the preferred one first. */
  readonly urls: readonly string[];
  readonly deployed: Deployed;
  readonly levels: LevelRule;
  readonly intents: IntentStore;
  readonly watch: WatchStore;
  readonly secrets: SecretStore;
  readonly signers: readonly Signer[];
  /** Pays for what anybody may send. Absent: the first signer. */
  readonly gasSigner?: ChainAddress;
  readonly policy: SendingPolicy;
  /** Most that a look at the chain may be old to act by it; 0: look each time. */
  readonly freshMs: number;
  readonly timeoutMs: number;
  readonly lagBlocks: bigint;
  readonly clock: () => TimeMs;
  readonly onEvent: (event: EvmChainEvent) => void;
}

/** What happens in the adapter, for metrics and the log. */
export type EvmChainEvent =
  | WatchEvent
  | SendEvent
  | { readonly type: 'call'; readonly endpoint: string; readonly method: string }
  | {
      readonly type: 'trouble';
      readonly endpoint: string;
      readonly state: EndpointState['state'];
      readonly detail: string;
    }
  /** An action that would not work now, and why: no money, no allowance, too late. */
  | { readonly type: 'hindered'; readonly id: string; readonly detail: string };

const PAGE = 1_000;

/** With what is shared by all who act on the chain for the same signers: nonces are given by one. */
export interface EvmChain extends Chain {
  readonly endpoints: Endpoints;
  readonly sender: Sender;
}

/** The port of a chain, over JSON-RPC. */
export function openEvmChain(options: EvmChainOptions): EvmChain {
  const { id, deployed, watch, freshMs, clock, onEvent } = options;
  const endpoints = openEndpoints(endpointsOptions(options));
  const { fromBlock, escrow, lock } = deployed;
  const addresses = [escrow, lock];
  const watcher = openWatcher({
    chain: id,
    endpoints,
    store: watch,
    addresses,
    fromBlock,
    onEvent,
  });
  let latest: { readonly sight: Sight; readonly at: TimeMs } | undefined;
  const look = async () => {
    const sight = await watcher.look();
    latest = { sight, at: clock() };
    return sight;
  };
  const sight = async () =>
    latest !== undefined && clock() - latest.at < freshMs ? latest.sight : look();
  const signers = new Map(options.signers.map((signer) => [signer.address, signer]));
  const shared = { ...options, chain: id, endpoints, signers, sight };
  const sender = openSender(shared);
  const onHindrance = (action: string, detail: string) =>
    onEvent({ type: 'hindered', id: action, detail });
  const toNews = async ({ type, ...log }: NumberedLog): Promise<readonly ChainNews[]> => {
    const facts = await factsOf(id, deployed, log, (subject) => watch.toldOf(id, subject));
    return facts.map((fact) => ({ type: type === 'log' ? 'fact' : 'reversed', fact }));
  };
  return {
    ...{ id, endpoints, sender },
    subjectOf: (terms) =>
      terms.mechanism === 'escrow' ? escrowId(terms, deployed) : lockId(terms, deployed),
    perform: (action) => performAction({ ...shared, sender, onHindrance }, action),
    news: async (after) => {
      const { state } = await look();
      // Also what nobody asks about any more has to get in, or it blocks the nonces behind it.
      await sender.push();
      const seq = after === undefined ? 0 : Number(after);
      const told = await allTold(watch, id, seq);
      const news: ChainNews[] = [];
      for (const log of told) news.push(...(await toNews(log)));
      const final = state.blocks.findLast(({ number }) => number <= state.final);
      return {
        news,
        cursor: String(told.at(-1)?.seq ?? seq),
        head: headOf(state.scanned),
        ...(final === undefined ? {} : { final: headOf(final) }),
      };
    },
    close: async () => {},
  };
}

/** To the end: the head that comes with it says that everything up to there has been said. */
async function allTold(
  watch: WatchStore,
  id: ChainId,
  after: number,
): Promise<readonly NumberedLog[]> {
  const page = await watch.told(id, after, PAGE);
  const last = page.at(-1);
  if (last === undefined || page.length < PAGE) return page;
  return [...page, ...(await allTold(watch, id, last.seq))];
}

function endpointsOptions(options: EvmChainOptions): EndpointsOptions {
  const { id, onEvent } = options;
  return {
    ...options,
    chainId: Number(id.slice('eip155:'.length)),
    onCall: (endpoint, method) => onEvent({ type: 'call', endpoint, method }),
    onTrouble: (endpoint, state, detail) => onEvent({ type: 'trouble', endpoint, state, detail }),
  };
}

function headOf({ number, hash, at }: WatchedBlock) {
  return { number, hash, at };
}
