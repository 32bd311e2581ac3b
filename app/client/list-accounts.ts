import type { AccountFilter, AccountView } from '../../engine/ports/queries.ts';
import { openStores, type Stores } from '../compose.ts';
import type { CommandContext } from '../output/command-context.ts';
import { Tailer } from '../shell/tailer.ts';
import { ApiClient } from './api-client.ts';
import { findServer } from './running-server.ts';

const PAGE = 500;
const PATIENCE_MS = 60_000;

/** All accounts that the filter leaves. Without a server it reads the stores itself: looking takes no book over. */
export async function listAccounts(
  { config, reports }: CommandContext,
  url: string | undefined,
  filter: AccountFilter,
): Promise<readonly AccountView[]> {
  const running = url?.replace(/\/+$/, '') ?? (await findServer(config));
  if (running !== undefined) {
    const query = Object.entries(filter).map(([name, value]) => [name, String(value)]);
    return new ApiClient(running).accounts(Object.fromEntries(query));
  }
  const stores = await openStores(config, reports);
  try {
    await catchUp(stores, reports.onProblem);
    return await readAll(stores, filter);
  } finally {
    await stores.close();
  }
}

/** Brings the projection to the end of the journal. */
export async function catchUp(
  { journal, projection }: Stores,
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

async function readAll(
  { projection }: Stores,
  filter: AccountFilter,
): Promise<readonly AccountView[]> {
  const items: AccountView[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await projection.accounts(filter, {
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
