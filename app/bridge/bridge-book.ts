import type { Command } from '../../engine/book.ts';
import type { Bridge } from '../../engine/bridge/bridge.ts';
import type { Acknowledgement } from '../../engine/ports/gateway.ts';

/** The book as a bridge's loop sees it. */
export interface BridgeBook {
  /** Resolves when the outcome is durable. */
  submit(command: Command): Promise<Acknowledgement>;
  /** The bridge as it is committed by now, which includes every outcome that was durable before the call. */
  bridge(id: string): Promise<Bridge | undefined>;
  /** Decimals of what the account holds. */
  scaleOfAccount(account: string): number | undefined;
}
