import type { Projection, ProjectionCursor } from '../../engine/ports/projection.ts';
import type {
  AccountView,
  InstructionView,
  Page,
  PageRequest,
  Queries,
} from '../../engine/ports/queries.ts';

/** What the projection shows at one cursor. */
export interface ProjectionImage {
  readonly cursor: ProjectionCursor;
  readonly accounts: readonly AccountView[];
  readonly instructions: readonly InstructionView[];
}

const PAGE = 1_000;
const TRIES = 20;

/** Reads all of the projection; again when it moved meanwhile, because a server may be at work on it. */
export async function readProjection(projection: Projection & Queries): Promise<ProjectionImage> {
  let image = await readOnce(projection);
  for (let tries = 1; tries < TRIES; tries += 1) {
    if ((await projection.cursor()).seq === image.cursor.seq) return image;
    image = await readOnce(projection);
  }
  throw new Error(
    'the projection moves too fast to be compared: verify when the server is quieter',
  );
}

async function readOnce(projection: Projection & Queries): Promise<ProjectionImage> {
  const cursor = await projection.cursor();
  const accounts = await all((page) => projection.accounts({}, page));
  const instructions = await all((page) => projection.instructions({}, page));
  return { cursor, accounts, instructions };
}

async function all<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await read({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
