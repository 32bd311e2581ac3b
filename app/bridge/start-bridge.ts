import { setTimeout as sleep } from 'node:timers/promises';
import type { Bridge } from '../../engine/bridge/bridge.ts';
import type { VaultDescription } from '../../engine/ports/bridge-vault.ts';
import { type BridgeRun, runBridge } from './run-bridge.ts';

export interface BridgeLoop {
  /** Lets the round under way end. */
  stop(): Promise<void>;
}

export interface BridgeLoopOptions extends BridgeRun {
  /** Between two rounds with nothing to do. */
  readonly everyMs: number;
}

/** After trouble the wait doubles up to so many times the usual one. */
const PATIENCE = 32;

/**
 * Runs a bridge until it is stopped, round after round. Trouble, such as a chain that does not answer, is told and ends
 * nothing. The vault is compared with the bridge's terms first, and nothing is done for as long as they differ.
 */
export function startBridge(options: BridgeLoopOptions): BridgeLoop {
  const stopping = new AbortController();
  const loop = run(options, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      return loop;
    },
  };
}

async function run(options: BridgeLoopOptions, signal: AbortSignal): Promise<void> {
  const { everyMs, onEvent } = options;
  let isChecked = false;
  let waitMs = everyMs;
  while (!signal.aborted) {
    try {
      if (!isChecked) await check(options);
      isChecked = true;
      const busy = await runBridge(options);
      waitMs = busy ? 0 : everyMs;
    } catch (error) {
      onEvent({ type: 'trouble', detail: error instanceof Error ? error.message : String(error) });
      waitMs = Math.min(Math.max(2 * waitMs, everyMs), PATIENCE * everyMs);
    }
    // Even a busy loop lets others have their turn, and the chain its next block.
    await sleep(Math.max(waitMs, everyMs / 10), undefined, { signal }).catch(() => {});
  }
}

class VaultDiffers extends Error {
  override readonly name = 'VaultDiffers';
}

async function check({ bridge: id, vault, book }: BridgeLoopOptions): Promise<void> {
  const bridge = await book.bridge(id);
  if (bridge === undefined) throw new VaultDiffers(`no bridge "${id}" is defined`);
  const difference = differenceOf(bridge, await vault.describe(), book);
  if (difference !== undefined) throw new VaultDiffers(`bridge ${id}: ${difference}`);
}

function differenceOf(
  { terms }: Bridge,
  told: VaultDescription,
  book: BridgeRun['book'],
): string | undefined {
  for (const field of ['chain', 'vault', 'token'] as const) {
    if (terms[field] !== told[field]) return `${field} is ${told[field]}, not ${terms[field]}`;
  }
  const scale = book.scaleOfAccount(terms.suspense);
  if (scale === told.decimals) return undefined;
  return `the token has ${told.decimals} decimals, ${terms.instrument} has ${scale}`;
}
