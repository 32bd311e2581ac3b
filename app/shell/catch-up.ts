import type { Journal } from '../../engine/ports/journal.ts';
import type { Projection } from '../../engine/ports/projection.ts';
import { Tailer } from './tailer.ts';

const PATIENCE_MS = 60_000;

/** Brings the projection to the end of the journal. */
export async function catchUp(
  { journal, projection }: { readonly journal: Journal; readonly projection: Projection },
  onProblem: (problem: string) => void,
  onProgress: (position: number, of: number) => void = () => {},
): Promise<number> {
  const head = await journal.head();
  const end = head === undefined ? 0 : head.firstPosition + head.eventCount - 1;
  let failed: string | undefined;
  const tailer = new Tailer({
    journal,
    projection,
    onProblem: (problem) => {
      failed = problem;
      onProblem(problem);
    },
  });
  await tailer.start();
  try {
    for (const deadline = Date.now() + PATIENCE_MS; !(await tailer.reach(end, 500)); ) {
      if (failed !== undefined) throw new Error(failed);
      if (tailer.position === 0 && Date.now() > deadline)
        throw new Error('the projection stands still');
      onProgress(tailer.position, end);
    }
  } finally {
    await tailer.stop();
  }
  return end;
}
