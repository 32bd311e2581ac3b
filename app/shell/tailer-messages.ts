import type { Position } from '../../engine/ids.ts';
import type { JournalRow } from '../../engine/ports/journal.ts';

/** What the thread is told: as `Tailer` has it, one method each. */
export type ToTailer =
  | { readonly type: 'start' }
  /** Without a row: whatever the journal has. */
  | { readonly type: 'notify'; readonly row: JournalRow | undefined }
  /** Somebody waits for the position. */
  | { readonly type: 'reach'; readonly position: Position; readonly timeoutMs: number }
  | { readonly type: 'look' }
  | { readonly type: 'stop' };

export type FromTailer =
  | { readonly type: 'started'; readonly position: Position }
  /** It does not start; what is wrong, for whoever started it. */
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'moved'; readonly position: Position }
  | { readonly type: 'problem'; readonly problem: string };
