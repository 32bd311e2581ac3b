import type { InstructionFilter, InstructionView } from '../../engine/ports/queries.ts';
import type { CommandContext } from '../output/command-context.ts';
import { readPages } from './read-pages.ts';
import { withQueries } from './with-queries.ts';

/** All instructions that the filter leaves, oldest first. */
export function listInstructions(
  context: CommandContext,
  url: string | undefined,
  filter: InstructionFilter,
): Promise<readonly InstructionView[]> {
  return withQueries(context, url, {
    server: (api) => api.list('/v1/instructions', filter),
    stores: (queries) => readPages((page) => queries.instructions(filter, page)),
  });
}
