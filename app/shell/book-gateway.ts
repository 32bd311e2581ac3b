import type { Command } from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Acknowledgement, Gateway, GatewayStatus } from '../../engine/ports/gateway.ts';
import type { Tailer } from './tailer.ts';
import type { Writer } from './writer.ts';

const TICK_MS = 100;

/** A book as its edges see it: the writer, the tailer behind it, and the passing of time. */
export class BookGateway implements Gateway {
  readonly #ticker: NodeJS.Timeout;

  constructor(
    readonly book: string,
    readonly writer: Writer,
    readonly tailer: Tailer,
    clock: Clock,
  ) {
    this.#ticker = setInterval(() => {
      const due = writer.nextTimer;
      if (due !== undefined && due <= clock()) void writer.submit({ type: 'tick' });
    }, TICK_MS);
  }

  submit(command: Command): Promise<Acknowledgement> {
    return this.writer.submit(command);
  }

  barrier(): ReturnType<Gateway['barrier']> {
    return this.writer.barrier();
  }

  visible(position: Position, timeoutMs: number): Promise<boolean> {
    return this.tailer.reach(position, timeoutMs);
  }

  status(): GatewayStatus {
    const { state, epoch, position, queued } = this.writer;
    return {
      ready: state === 'open',
      state,
      book: this.book,
      epoch,
      position,
      projectedPosition: this.tailer.position,
      queued,
    };
  }

  /** Decides nothing more, answers what it has, and lets the projection see all of it. */
  async close(): Promise<void> {
    clearInterval(this.#ticker);
    await this.writer.close();
    await this.tailer.reach(this.writer.position, 2_000);
    await this.tailer.stop();
  }
}
