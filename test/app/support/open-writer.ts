import { memoryJournal } from '../../../adapters/memory/memory-journal.ts';
import { Writer, type WriterOptions } from '../../../app/shell/writer.ts';
import { FaultyJournal } from './faulty-journal.ts';
import { CURRENCIES } from './small-book.ts';

export interface OpenWriter {
  readonly writer: Writer;
  readonly journal: FaultyJournal;
  readonly problems: string[];
}

let writers = 0;

/** A writer on a journal in memory, or on the one given, with a clock that stands still unless told. */
export async function openWriter(
  options: Partial<WriterOptions> = {},
  inner: FaultyJournal['inner'] = memoryJournal('main'),
): Promise<OpenWriter> {
  const journal = new FaultyJournal(inner);
  const problems: string[] = [];
  writers += 1;
  const writer = new Writer({
    book: 'main',
    journal,
    surroundings: { currencies: CURRENCIES },
    clock: () => Date.UTC(2026, 10, 22),
    writerId: `writer-${writers}`,
    onProblem: (problem) => problems.push(problem),
    ...options,
  });
  await writer.open();
  return { writer, journal, problems };
}
