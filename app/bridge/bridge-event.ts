import type { ReleaseState } from '../../engine/ports/bridge-vault.ts';

/** What a bridge's loop wants counted and written down. */
export type BridgeLoopEvent =
  | { readonly type: 'told'; readonly news: string; readonly level: string }
  | { readonly type: 'compared'; readonly block: bigint; readonly agreed: boolean }
  | { readonly type: 'release'; readonly withdrawal: string; readonly state: ReleaseState }
  /** It goes on with the next round. */
  | { readonly type: 'trouble'; readonly detail: string };
