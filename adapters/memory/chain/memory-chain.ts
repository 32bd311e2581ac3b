import { createHash } from 'node:crypto';
import type { TimeMs } from '../../../engine/ids.ts';
import {
  type ActionState,
  type Bytes32,
  type Chain,
  type ChainAction,
  ChainUnavailable,
  type SecretStore,
} from '../../../engine/ports/chain.ts';
import { type Call, subjectOf } from './ledger-of-chain.ts';
import type { MemoryBlocks, Transaction } from './memory-blocks.ts';
import { newsOf } from './news-of.ts';

/** What may go wrong between us and the chain, drawn by whoever tests. */
export interface Misbehaviour {
  /** Awaited between any two steps: where a process may die, by throwing. */
  step?(what: string): Promise<void>;
  /** The node takes the transaction and does not answer, or answers and forgets it. */
  sending?(): 'sent' | 'silent' | 'lost' | 'unreachable';
  /** How many of the latest blocks the node that answers does not know of. */
  lag?(): number;
}

export interface MemoryChainOptions {
  readonly blocks: MemoryBlocks;
  /** What was decided to be sent: durable, so keep it over restarts. */
  readonly intents: MemoryIntents;
  readonly secrets: Pick<SecretStore, 'reveal'>;
  /** Whose legs are sent from here; claims and refunds are sent by anybody. Absent: everybody's. */
  readonly keys?: ReadonlySet<string>;
  readonly misbehaviour?: Misbehaviour;
}

/** What was decided to be sent, by action: every attempt, the last one being the one that counts. */
export type MemoryIntents = Map<string, Intent[]>;

interface Intent {
  readonly attempt: number;
  /** Absent until it is signed. */
  transaction?: Transaction;
}

/** A chain in memory behind the port, with the promises of the port: whatever happens, one id takes effect once. */
export function memoryChain(options: MemoryChainOptions): Chain {
  const { blocks, misbehaviour = {} } = options;
  const step = async (what: string) => misbehaviour.step?.(what);
  return {
    id: blocks.id,
    subjectOf,
    perform: (action) => perform(options, action, step),
    news: async (after) => {
      await step('news');
      return newsOf(blocks, after, blocks.blocks.length - 1 - (misbehaviour.lag?.() ?? 0));
    },
    close: async () => {},
  };
}

async function perform(
  options: MemoryChainOptions,
  action: ChainAction,
  step: (what: string) => Promise<void>,
): Promise<ActionState> {
  const { blocks, intents, misbehaviour } = options;
  const earlier = intents.get(action.id) ?? [];
  let intent = earlier.at(-1);
  const known = intent?.transaction === undefined ? undefined : stateOf(blocks, intent.transaction);
  if (known === 'included') return known;
  const isOver = known === 'reverted';
  if (isOver && !isFinal(blocks, intent?.transaction)) return 'reverted';
  if (intent === undefined || isOver) {
    if (!hasKey(options, action)) return 'left_to_party';
    if (isLate(action, blocks.head.at)) return isOver ? 'reverted' : 'wanted';
    intent = { attempt: earlier.length + 1 };
    intents.set(action.id, [...earlier, intent]);
    await step('intended');
  }
  if (intent.transaction === undefined) {
    if (isLate(action, blocks.head.at)) return 'intended';
    const call = await callOf(options, action);
    await step('secret read');
    intent.transaction = { hash: hashOf(action.id, intent.attempt), call };
    await step('signed');
  }
  const sending = misbehaviour?.sending?.() ?? 'sent';
  if (sending === 'unreachable') throw new ChainUnavailable('no endpoint answers');
  if (sending !== 'lost') blocks.broadcast(intent.transaction);
  await step('broadcast');
  if (sending === 'silent') throw new ChainUnavailable('the endpoint did not answer');
  return 'signed';
}

function stateOf(blocks: MemoryBlocks, { hash }: Transaction): 'included' | 'reverted' | undefined {
  const block = blocks.find(hash);
  if (block === undefined) return undefined;
  return block.reverted.has(hash) ? 'reverted' : 'included';
}

function isFinal(blocks: MemoryBlocks, transaction: Transaction | undefined): boolean {
  const block = transaction === undefined ? undefined : blocks.find(transaction.hash);
  return block !== undefined && blocks.levelOf(block.number) === 'final';
}

function isLate({ deadline }: ChainAction, at: TimeMs): boolean {
  return deadline !== undefined && at >= deadline;
}

function hasKey({ keys }: MemoryChainOptions, action: ChainAction): boolean {
  if (keys === undefined) return true;
  if (action.verb === 'lock') return keys.has(action.terms.leg.from);
  return action.verb !== 'deposit' || keys.has(action.terms.legs[action.leg]?.from ?? '');
}

async function callOf({ secrets }: MemoryChainOptions, action: ChainAction): Promise<Call> {
  const { verb, terms } = action;
  if ('leg' in action) return { verb, terms, leg: action.leg };
  if (verb !== 'claim') return { verb, terms };
  const secret = await secrets.reveal(action.settlement);
  if (secret === undefined) throw new TypeError(`${action.settlement} has no secret`);
  return { verb, terms, secret };
}

function hashOf(id: string, attempt: number): Bytes32 {
  return `0x${createHash('sha256').update(`${id} ${attempt}`).digest('hex')}`;
}
