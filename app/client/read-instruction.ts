import type { InstructionView } from '../../engine/ports/queries.ts';
import type { CommandContext } from '../output/command-context.ts';
import { withQueries } from './with-queries.ts';

/** One instruction as it is. Throws when there is none. */
export function readInstruction(
  context: CommandContext,
  url: string | undefined,
  id: string,
): Promise<InstructionView> {
  return withQueries(context, url, {
    server: (api) => api.instruction(id),
    async stores(queries) {
      const found = await queries.instruction(id);
      if (found === undefined) throw new Error(`no instruction "${id}" was submitted`);
      return found;
    },
  });
}
