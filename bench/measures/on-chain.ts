import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DevChains, startDevChains } from '../../app/chain/dev-chains.ts';
import { type OpenBook, openBook } from '../../app/compose.ts';
import { readConfig } from '../../app/config.ts';
import type { Command, CommandBody } from '../../engine/book.ts';
import type { InstructionView } from '../../engine/ports/queries.ts';
import { type Result, result } from '../result.ts';

const TRADES = 200;
/** Most that it may take, by far: the deadline of an escrow is two steps of the chain. */
const STEP_SECONDS = 1_200;

/** Deliveries against payment, all at once, both legs on a development chain with a block a second. */
export async function measureOnChain(url: string): Promise<readonly Result[]> {
  const home = await mkdtemp(join(tmpdir(), 'tricord-bench-chain-'));
  const calls = countCalls();
  const quiet = { onProgress: () => {}, onProblem: say, onFenced: () => {} };
  const environment = { TRICORD_HOME: home, DATABASE_URL: url };
  const options = { count: 1, port: 0, blockSeconds: 1 };
  const dev = await startDevChains(readConfig(environment), options, quiet.onProgress);
  try {
    const config = readConfig({ ...environment, CHAIN_FILE: join(home, 'chains.json') });
    const book = await openBook(config, quiet, { takeOver: true });
    try {
      await submit(book, world(dev));
      return await measured(book, calls);
    } finally {
      await book.close();
    }
  } finally {
    await dev.stop();
    calls.end();
    await rm(home, { recursive: true, force: true });
  }
}

async function measured(book: OpenBook, calls: Calls): Promise<readonly Result[]> {
  const before = calls.count();
  const start = performance.now();
  await submit(book, Array.from({ length: TRADES }, (_, n) => trade(n)).flat());
  const settled = await allSettled(book);
  const seconds = (performance.now() - start) / 1_000;
  const took = settled.map(timeToFinality).sort((one, other) => one - other);
  const at = (share: number) => took[Math.ceil(took.length * share) - 1] ?? Number.NaN;
  const name = `${TRADES} DvP on a chain`;
  return [
    result(`${name}, a block a second, final after 8`, TRADES / seconds, 'settlements/s'),
    result(`${name}, submitted to final, p50`, at(0.5), 's'),
    result(`${name}, submitted to final, p99`, at(0.99), 's'),
    result(`${name}: RPC calls`, (calls.count() - before) / TRADES, 'a settlement'),
  ];
}

async function allSettled({ projection }: OpenBook): Promise<readonly InstructionView[]> {
  for (;;) {
    await sleep(200);
    const all: InstructionView[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = { limit: TRADES, ...(after === undefined ? {} : { after }) };
      const { items, next } = await projection.instructions({ party: 'seller' }, page);
      all.push(...items);
      after = next;
    }
    const ended = all.filter(({ status }) => status !== 'pending' && status !== 'accepted');
    const failed = ended.find(({ status }) => status !== 'settled' && status !== 'matched');
    if (failed !== undefined) throw new Error(`${failed.id} is ${failed.status}: ${failed.detail}`);
    const settled = all.filter(({ status }) => status === 'settled');
    if (settled.length === TRADES) return settled;
  }
}

/** Seconds. */
function timeToFinality({ history, finality }: InstructionView): number {
  return (Date.parse(finality?.time ?? '') - Date.parse(history[0]?.time ?? '')) / 1_000;
}

async function submit({ gateway }: OpenBook, commands: readonly Command[]): Promise<void> {
  const answers = await Promise.all(commands.map((command) => gateway.submit(command)));
  for (const { receipt } of answers) if (!receipt.ok) throw new Error(receipt.refusal.detail);
}

function trade(n: number): readonly Command[] {
  const [seller, buyer] = [{ participant: 'seller' }, { participant: 'buyer' }];
  return ['seller', 'buyer'].map((party) => ({
    type: 'submit_instruction',
    key: `${party}-${n}`,
    fingerprint: n,
    instruction: {
      ...{ reference: `r${n}`, tradeReference: `t${n}`, kind: 'dvp', party },
      legs: [
        { instrument: 'BOND', amount: '1', from: seller, to: buyer },
        { instrument: 'EUR', amount: '0.99', from: buyer, to: seller },
      ],
    },
  }));
}

/** The dealer sells and Alpha Bank buys: the sandbox of the chain gave both of them enough. */
function world({ chains: [chain], people }: DevChains): readonly Command[] {
  const token = (symbol: string) =>
    chain?.tokens.find((each) => each.symbol === symbol)?.address ?? '0x';
  const address = (person: string) => people.find(({ name }) => name === person)?.address ?? '0x';
  const id = chain?.id ?? '';
  const step = { finalityMs: STEP_SECONDS * 1_000, inclusionMs: 60_000, reactionMs: 60_000 };
  const [bond, money] = [
    { kind: 'security', id: 'BOND', scale: 0, isin: 'US0378331005' },
    { kind: 'stablecoin', id: 'EUR', scale: 2, currency: 'EUR' },
  ] as const;
  const owners = [
    ['seller', address('dealer')],
    ['buyer', address('bank-alpha')],
  ] as const;
  const bodies: CommandBody[] = [
    { type: 'define_chain', chain: { id, name: 'A', layer: 1, ...step } },
    ...['issuer', 'seller', 'buyer'].map(
      (name): CommandBody => ({ type: 'register_participant', id: name, name }),
    ),
    register(bond, token('BOND-31')),
    register(money, token('EUR-C')),
    ...owners.flatMap(([owner, place]) =>
      ['BOND', 'EUR'].map(
        (instrument): CommandBody => ({
          ...{ type: 'open_account', id: `${owner}-${instrument}`, owner, instrument },
          address: place,
        }),
      ),
    ),
  ];
  return bodies.map((body, index) => ({ ...body, key: `world-${index}` }));

  function register(instrument: typeof bond | typeof money, address: string): CommandBody {
    const account = { issuanceAccount: `${instrument.id}-issuance`, name: instrument.id };
    const home = { chain: id, token: address };
    return { type: 'register_instrument', issuer: 'issuer', ...instrument, ...account, home };
  }
}

interface Calls {
  count(): number;
  end(): void;
}

/** Everything that this process asks over HTTP, it asks the chain. */
function countCalls(): Calls {
  const { fetch } = globalThis;
  let count = 0;
  globalThis.fetch = (...args) => {
    count += 1;
    return fetch(...args);
  };
  return {
    count: () => count,
    end: () => {
      globalThis.fetch = fetch;
    },
  };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
