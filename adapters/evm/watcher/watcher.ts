import type { FinalityLevel } from '../../../engine/instruments/finality-level.ts';
import { type ChainAddress, type ChainId, ChainUnavailable } from '../../../engine/ports/chain.ts';
import type { WatchedBlock, WatchState, WatchStore } from '../../../engine/ports/watch-store.ts';
import { larger, smaller } from '../bigints.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { type Header, readHeader } from '../endpoints/read-header.ts';
import type { Levels } from '../endpoints/survey-endpoint.ts';
import { compare } from './compare.ts';
import { findAncestor } from './find-ancestor.ts';
import { scan } from './scan.ts';

/** What the chain looked like at the last look. */
export interface Sight {
  readonly levels: Levels;
  readonly state: WatchState;
}

export interface Watcher {
  /** Looks at the chain, and tells the store what it found. At most one look at a time: who asks meanwhile shares it. */
  look(): Promise<Sight>;
}

export interface WatcherOptions {
  readonly chain: ChainId;
  readonly endpoints: Endpoints;
  readonly store: WatchStore;
  readonly addresses: readonly ChainAddress[];
  /** The first block that may have a log of them: that of their deployment. */
  readonly fromBlock: bigint;
  readonly onEvent: (event: WatchEvent) => void;
}

/** What the watcher wants counted. */
export type WatchEvent =
  | { readonly type: 'reorganised'; readonly depth: number; readonly reversed: number }
  | { readonly type: 'logs_missing'; readonly block: bigint }
  | { readonly type: 'head_stale'; readonly head: bigint; readonly scanned: bigint };

/** Blocks in one look: a watcher that was away for long catches up in many. */
const LOOK = 256;
/** Recent blocks that are kept to find where another branch begins. Beyond them, those with logs are. */
const KEPT = 64;

export function openWatcher(options: WatcherOptions): Watcher {
  let current: Promise<Sight> | undefined;
  return {
    look: () => {
      current ??= look(options).finally(() => {
        current = undefined;
      });
      return current;
    },
  };
}

async function look(options: WatcherOptions): Promise<Sight> {
  const { chain, endpoints, store, addresses, onEvent } = options;
  const levels = await endpoints.survey();
  const before = (await store.read(chain)) ?? (await begin(options));
  const ancestor = await findAncestor(endpoints, before, levels.head);
  if (ancestor === undefined) {
    onEvent({ type: 'head_stale', head: levels.head.number, scanned: before.scanned.number });
    return { levels, state: before };
  }
  const { blocks, logs } = await scan({
    endpoints,
    after: ancestor,
    through: levels.head,
    limit: LOOK,
    addresses: new Set(addresses),
    onMissing: ({ number }) => onEvent({ type: 'logs_missing', block: number }),
  });
  const scanned = blocks.at(-1) ?? ancestor;
  const complete = scanned.number === levels.head.number;
  const kept = [...before.blocks.filter(({ number }) => number <= ancestor.number), ...blocks];
  const heights = heightsOf(before, levels, scanned, kept);
  const { open, told } = compare(
    before.open,
    logs,
    // Blocks of the branch before that are still to be looked at in this one are judged then.
    ({ block: { number } }) => number > ancestor.number && (complete || number <= scanned.number),
    (number) => levelAt(number, heights),
  );
  const next = { scanned, ...heights, open, blocks: prune(kept, heights.final, open) };
  if (unchanged(before, next) && told.length === 0) return { levels, state: before };
  if (!(await store.save(chain, before.version, next, told)))
    throw new ChainUnavailable(`somebody else watches ${chain} for the same book`);
  const depth = Number(before.scanned.number - ancestor.number);
  if (depth > 0)
    onEvent({
      type: 'reorganised',
      depth,
      reversed: told.filter(({ type }) => type === 'reversed').length,
    });
  return { levels, state: { ...next, version: before.version + 1 } };
}

async function begin({ endpoints, fromBlock, chain }: WatcherOptions): Promise<WatchState> {
  const first = fromBlock > 0n ? fromBlock - 1n : 0n;
  const header = await endpoints.ask((client) => readHeader(client, first));
  if (header === undefined) throw new ChainUnavailable(`${chain} has no block ${first} yet`);
  const { number, hash, at } = header;
  const scanned = { number, hash, at };
  return { version: 0, scanned, safe: -1n, final: -1n, blocks: [scanned], open: [] };
}

interface Heights {
  readonly safe: bigint;
  readonly final: bigint;
}

/**
 * Up to which of the blocks looked at the chain is safe and final. Final never goes back, and a block that the endpoint
 * calls final must be the one that was looked at.
 */
function heightsOf(
  before: Heights,
  { safe, final }: Levels,
  scanned: WatchedBlock,
  blocks: readonly WatchedBlock[],
): Heights {
  const within = (header: Header | undefined) => {
    if (header === undefined) return -1n;
    const seen = blocks.findLast(({ number }) => number === header.number);
    if (seen !== undefined && seen.hash !== header.hash)
      throw new ChainUnavailable(`block ${header.number} is not the one that was looked at`);
    return smaller(header.number, scanned.number);
  };
  const finalNow = within(final);
  const height = larger(finalNow, before.final);
  const safeNow = within(safe);
  return { final: height, safe: larger(safeNow, height) };
}

function levelAt(number: bigint, { safe, final }: Heights): FinalityLevel {
  if (number <= final) return 'final';
  return number <= safe ? 'safe' : 'provisional';
}

function prune(
  blocks: readonly WatchedBlock[],
  final: bigint,
  open: WatchState['open'],
): readonly WatchedBlock[] {
  const holding = new Set(open.map(({ log }) => log.block.hash));
  const lastFinal = blocks.findLast(({ number }) => number <= final) ?? blocks[0];
  return blocks.filter(
    (block, index) =>
      block === lastFinal ||
      (block.number > final && (index >= blocks.length - KEPT || holding.has(block.hash))),
  );
}

function unchanged(before: WatchState, next: Omit<WatchState, 'version'>): boolean {
  return (
    before.version > 0 &&
    before.scanned.hash === next.scanned.hash &&
    before.safe === next.safe &&
    before.final === next.final
  );
}
