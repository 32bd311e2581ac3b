import type { CommandBody } from '../../engine/book.ts';
import { wantedReleases } from '../../engine/bridge/wanted-releases.ts';
import type {
  BridgeNews,
  BridgeVault,
  CursorStore,
  VaultAt,
} from '../../engine/ports/bridge-vault.ts';
import type { RefusalCode } from '../../engine/refusal.ts';
import type { BridgeBook } from './bridge-book.ts';
import type { BridgeLoopEvent } from './bridge-event.ts';
import { commandOfNews } from './command-of-news.ts';

export interface BridgeRun {
  /** Id of the bridge. */
  readonly bridge: string;
  readonly vault: BridgeVault;
  readonly book: BridgeBook;
  readonly cursors: CursorStore;
  readonly onEvent: (event: BridgeLoopEvent) => void;
}

/** The book did not take what it has to take: the round ends here, and the next one tells it again. */
class BridgeHalted extends Error {
  override readonly name = 'BridgeHalted';
}

/**
 * One round of a bridge: tells the book what happened at the vault, compares both sides, and has the vault pay what is
 * wanted. It may end at any await and begin anew: news are told again from the last cursor, which changes nothing, and
 * a payment has one id for ever. Answers whether there was anything to do.
 */
export async function runBridge(run: BridgeRun): Promise<boolean> {
  const { bridge, vault, cursors } = run;
  const after = await cursors.read(bridge);
  const { news, cursor, final } = await vault.news(after);
  for (const each of news) await tell(run, each);
  // The cursor moves when all before it is durable in the book, never earlier.
  if (cursor !== after) await cursors.save(bridge, cursor);
  if (final !== undefined) await compare(run, final);
  const paid = await pay(run);
  return news.length > 0 || paid;
}

async function tell(run: BridgeRun, news: BridgeNews): Promise<void> {
  await submit(run, commandOfNews(run.bridge, news));
  run.onEvent({ type: 'told', news: news.type, level: 'level' in news ? news.level : 'reversed' });
}

/** All that is final has been told, so the figures are of one moment. */
async function compare(run: BridgeRun, { block, vault }: VaultAt): Promise<void> {
  const { bridge, book, onEvent } = run;
  // The ledger may have been told more by hand, or by another server just before this one.
  await submit(run, { type: 'compare_bridge', bridge, block, vault }, 'bridge_comparison_stale');
  const stopped = (await book.bridge(bridge))?.stopped;
  onEvent({ type: 'compared', block: block.number, agreed: stopped?.cause !== 'mismatch' });
}

/** Nothing is sent before the book says durably that it may have been. */
async function pay(run: BridgeRun): Promise<boolean> {
  const { bridge: id, book, vault, onEvent } = run;
  const known = await book.bridge(id);
  const wanted = known === undefined ? [] : wantedReleases(known).map((each) => each.id);
  for (const withdrawal of wanted) {
    const start = { type: 'start_bridge_release', bridge: id, withdrawal } as const;
    const refusal = await submit(run, start, 'bridge_stopped', 'withdrawal_unknown');
    if (refusal === 'bridge_stopped') return true;
    // Read again: the chain may have told more meanwhile, and who else tells the book of it.
    const terms = (await book.bridge(id))?.withdrawals.get(withdrawal);
    if (refusal !== undefined || terms === undefined || isPaid(terms)) continue;
    const { address, amount } = terms;
    const state = await vault.release({ id: withdrawal, address, amount });
    onEvent({ type: 'release', withdrawal, state });
  }
  return wanted.length > 0;
}

function isPaid({ seen }: { readonly seen?: { readonly outcome: string } }): boolean {
  return seen?.outcome === 'released';
}

/** Answers the code of a refusal that was to be expected. */
async function submit(
  { book, bridge }: BridgeRun,
  command: CommandBody,
  ...expected: readonly RefusalCode[]
): Promise<RefusalCode | undefined> {
  const { receipt } = await book.submit(command);
  if (receipt.ok) return undefined;
  const { code, detail } = receipt.refusal;
  if (expected.includes(code)) return code;
  throw new BridgeHalted(`bridge ${bridge}: ${command.type} was refused: ${code}: ${detail}`);
}
