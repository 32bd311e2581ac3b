import { setTimeout as sleep } from 'node:timers/promises';
import { openStores } from '../../../app/compose.ts';
import { readConfig } from '../../../app/config.ts';
import { verifyBook } from '../../../app/verify/verify-book.ts';
import type { PayingClients } from './paying-clients.ts';

/** What the sandbox opens the payer's account with, and what its example messages pay from it. */
const OPENING = 50_000_000;
const EXAMPLES = 1_500_000;
const ASKED_AGAIN = 50;
const READ_MS = 20_000;
const AGAIN_MS = 50;

export interface Kept {
  readonly clients: PayingClients;
  /** Of the server. */
  readonly url: string;
  readonly databaseUrl: string;
  /** Whole euros that the payer had paid before the clients came; what the example messages pay, unless told. */
  readonly moved?: number;
}

/**
 * Lets the clients rest and looks at the book while it is quiet, as `tricord verify --acknowledged` does: everybody
 * was answered, and is answered the same again; each payment moved one euro, once; and all of it is in the journal.
 * Says what is wrong, if anything.
 */
export async function findLoss(kept: Kept): Promise<string | undefined> {
  const { clients, url, databaseUrl, moved = EXAMPLES } = kept;
  const { acknowledged } = clients;
  const waiting = await clients.rest();
  if (waiting.length > 0) return `nobody answered ${waiting.join(', ')}`;
  await clients.askAgain([...acknowledged.keys()].slice(-ASKED_AGAIN));
  if (clients.violation !== undefined) return clients.violation;
  const expected = OPENING - moved - acknowledged.size;
  const balance = await balanceOf(url, expected);
  if (balance !== expected) return `the payer has ${balance} and should have ${expected}`;
  const ids = [...acknowledged.values()].map(({ id }) => id);
  return replay(databaseUrl, ids);
}

async function replay(
  databaseUrl: string,
  acknowledged: readonly string[],
): Promise<string | undefined> {
  const config = readConfig({ DATABASE_URL: databaseUrl });
  const stores = await openStores(config, { onProgress: () => {}, onProblem: () => {} });
  try {
    const { journal, projection } = stores;
    const { checks } = await verifyBook({ book: config.book, journal, projection, acknowledged });
    const failed = checks.filter(({ ok }) => !ok);
    if (failed.length === 0) return undefined;
    return failed.map(({ name, detail }) => `verify: ${name}: ${detail}`).join('; ');
  } finally {
    await stores.close();
  }
}

/** Once it is what is expected; a server that has just started settles the examples first. */
async function balanceOf(url: string, expected: number): Promise<number | string> {
  let found: number | string = '';
  for (const deadline = Date.now() + READ_MS; found !== expected && Date.now() < deadline; ) {
    const response = await fetch(`${url}/v1/accounts/alpha-cbdc`);
    const answer = await response.text();
    found = response.ok ? Number((JSON.parse(answer) as { posted: string }).posted) : answer;
    if (found !== expected) await sleep(AGAIN_MS);
  }
  return found;
}
