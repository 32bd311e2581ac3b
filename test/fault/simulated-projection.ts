import {
  type CommittedBatch,
  type Projection,
  type ProjectionCursor,
  ProjectionUnavailable,
} from '../../engine/ports/projection.ts';
import type { Owner } from './scheduler.ts';
import type { Wire } from './wire.ts';

/** What was made of the journal: one row for each batch, kept with the cursor in one move. */
export class ProjectionDisk {
  readonly batches: CommittedBatch[] = [];

  get cursor(): ProjectionCursor {
    const last = this.batches.at(-1);
    if (last === undefined) return { seq: 0, position: 0, hash: '' };
    return { seq: last.seq, position: last.firstPosition + last.eventCount - 1, hash: last.hash };
  }

  clear(): void {
    this.batches.length = 0;
  }

  /** All of them or, at a gap, none. */
  apply(batches: readonly CommittedBatch[]): readonly CommittedBatch[] {
    const news = batches.filter(({ seq }) => seq > this.cursor.seq);
    for (const [index, { seq }] of news.entries()) {
      const expected = this.cursor.seq + index + 1;
      if (seq !== expected) throw new Error(`batch ${seq} came where ${expected} was due`);
    }
    this.batches.push(...news);
    return news;
  }
}

export interface SimulatedProjectionParts {
  readonly caller: Owner;
  readonly disk: ProjectionDisk;
  readonly wire: Wire;
  /** Told what is new in the projection, in the same instant. */
  readonly onApplied: (batches: readonly CommittedBatch[]) => void;
  /** Told what a tailer hands over, before it is looked at. */
  readonly onOffered: (batches: readonly CommittedBatch[]) => void;
}

/** The projection as one server reaches it. */
export function simulatedProjection(parts: SimulatedProjectionParts): Projection {
  const { caller, disk, wire, onApplied, onOffered } = parts;
  const call = <T>(label: string, perform: () => T): Promise<T> => {
    const lost = () => {
      throw new ProjectionUnavailable(`${label}: no answer`);
    };
    return wire.call<T>({ caller, label, perform, lost });
  };
  return {
    cursor: () => call('cursor', () => disk.cursor),
    apply: (batches) => {
      onOffered(batches);
      const label = `apply ${batches[0]?.seq} to ${batches.at(-1)?.seq}`;
      return call(label, () => attempt(disk, batches, onApplied)).then((result) => {
        if (result instanceof Error) throw result;
        return result;
      });
    },
    clear: () => call('clear', () => disk.clear()),
    close: async () => {},
  };
}

/** A refusal of the store travels back like any answer. */
function attempt(
  disk: ProjectionDisk,
  batches: readonly CommittedBatch[],
  onApplied: SimulatedProjectionParts['onApplied'],
): ProjectionCursor | Error {
  try {
    onApplied(disk.apply(batches));
    return disk.cursor;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
