import { decodeFunctionResult, encodeFunctionData } from 'viem';
import type {
  BridgeNews,
  BridgeVault,
  ReleaseState,
  VaultAt,
} from '../../../engine/ports/bridge-vault.ts';
import {
  type Bytes32,
  type ChainAddress,
  type ChainId,
  ChainUnavailable,
} from '../../../engine/ports/chain.ts';
import type { IntentRecord, IntentStore } from '../../../engine/ports/intent-store.ts';
import type { WatchState, WatchStore } from '../../../engine/ports/watch-store.ts';
import { callContract } from '../contracts/call-contract.ts';
import { ERC20_ABI } from '../contracts/erc20.ts';
import { estimateGas } from '../contracts/estimate-gas.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { vaultAbi } from '../generated/vault.ts';
import type { Sender } from '../sender/sender.ts';
import { openWatcher, type WatchEvent } from '../watcher/watcher.ts';
import { type Counted, newsOfLog } from './news-of-log.ts';
import { toWord } from './vault-words.ts';

export interface EvmVaultOptions {
  readonly chain: ChainId;
  readonly vault: ChainAddress;
  readonly token: ChainAddress;
  /** Block of the vault's deployment. */
  readonly fromBlock: bigint;
  readonly endpoints: Endpoints;
  readonly watch: WatchStore;
  readonly intents: IntentStore;
  /** The one that sends for the signer everywhere, so that its nonces are given by one. */
  readonly sender: Sender;
  /** Has SIGNER_ROLE at the vault. */
  readonly signer: ChainAddress;
  readonly onEvent: (event: WatchEvent | VaultEvent) => void;
}

/** The vault would not pay now, and why. */
export interface VaultEvent {
  readonly type: 'hindered';
  readonly id: string;
  readonly detail: string;
}

interface Cursor extends Counted {
  /** Of the last log that was told. */
  readonly seq: number;
}

const BEGINNING: Cursor = { seq: 0, any: 0, own: 0 };
const PAGE = 500;

/** A vault on an EVM chain, for one of its tokens. */
export function openEvmVault(options: EvmVaultOptions): BridgeVault {
  const { chain, vault, token, fromBlock, endpoints, watch, onEvent } = options;
  // Stands apart from what else is watched on the chain, and from other tokens of the vault.
  const key = `${chain}/${vault}/${token}` as ChainId;
  const watching = { chain: key, endpoints, store: watch, fromBlock, onEvent };
  const watcher = openWatcher({ ...watching, addresses: [vault] });
  return {
    describe: async () => {
      await endpoints.survey();
      const decimals = await callContract(endpoints, token, ERC20_ABI, 'decimals', []);
      return { chain, vault, token, decimals };
    },
    news: async (after) => {
      const { state } = await watcher.look();
      let { seq, any, own } = after === undefined ? BEGINNING : (JSON.parse(after) as Cursor);
      const told = await watch.told(key, seq, PAGE);
      const news: BridgeNews[] = [];
      for (const log of told) {
        const read = newsOfLog(log, token, { any, own });
        news.push(...read.news);
        ({ any, own } = read.counted);
        seq = log.seq;
      }
      const cursor = JSON.stringify({ seq, any, own });
      const final = told.length < PAGE ? await figuresAtFinal(options, state) : undefined;
      return { news, cursor, ...(final === undefined ? {} : { final }) };
    },
    release: (withdrawal) => release(options, withdrawal),
    close: async () => {},
  };
}

/** All three of one block, named by its hash. */
async function figuresAtFinal(
  { endpoints, vault, token }: EvmVaultOptions,
  { blocks, final }: WatchState,
): Promise<VaultAt | undefined> {
  const block = blocks.findLast(({ number }) => number <= final);
  if (block === undefined || final < 0n) return undefined;
  const read = <name extends 'deposited' | 'withdrawn' | 'backing'>(functionName: name) =>
    readAt(endpoints, vault, functionName, token, block.hash);
  const [deposited, withdrawn, [held, , waiting]] = await Promise.all([
    read('deposited'),
    read('withdrawn'),
    read('backing'),
  ]);
  const { number, hash } = block;
  // What is parked belongs to payees: their withdrawals are done.
  const balance = held > waiting ? held - waiting : 0n;
  return { block: { number, hash }, vault: { deposited, withdrawn, balance } };
}

async function readAt<name extends 'deposited' | 'withdrawn' | 'backing'>(
  endpoints: Endpoints,
  vault: ChainAddress,
  functionName: name,
  token: ChainAddress,
  blockHash: Bytes32,
) {
  const data = encodeFunctionData({ abi: vaultAbi, functionName, args: [token] } as never);
  const result = await endpoints.ask((client) =>
    client.request({ method: 'eth_call', params: [{ to: vault, data }, { blockHash }] }),
  );
  if (result === '0x') throw new ChainUnavailable(`${vault} was no vault at ${blockHash}`);
  return decodeFunctionResult({
    abi: vaultAbi,
    functionName,
    data: result,
  } as never) as Answers[name];
}

interface Answers {
  readonly deposited: bigint;
  readonly withdrawn: bigint;
  readonly backing: readonly [held: bigint, owed: bigint, waiting: bigint];
}

/** What is known of its intent counts first, then what the vault says; an intent is made when neither knows of it. */
async function release(
  options: EvmVaultOptions,
  { id: name, address, amount }: Parameters<BridgeVault['release']>[0],
): Promise<ReleaseState> {
  const { chain, vault, token, endpoints, intents, sender, signer, onEvent } = options;
  const id = `vault/${vault}/${name}`;
  const before = await intents.find(chain, id);
  if (before !== undefined && !hasFailed(before)) {
    await sender.push();
    const now = await intents.find(chain, id);
    return now === undefined ? 'under_way' : stateOf(now);
  }
  const word = toWord(name);
  if (await callContract(endpoints, vault, vaultAbi, 'withdrawalUsed', [word])) return 'included';
  const args = [word, token, address as ChainAddress, amount] as const;
  const data = encodeFunctionData({ abi: vaultAbi, functionName: 'withdraw', args });
  const estimate = await estimateGas(endpoints, signer, { to: vault, data });
  if (!estimate.ok) {
    onEvent({ type: 'hindered', id, detail: estimate.reason });
    return 'refused';
  }
  const call = { to: vault, data, gas: estimate.gas };
  return stateOf(
    await sender.start({ chain, id, settlement: name, verb: 'withdraw', signer, ...call }),
  );
}

function hasFailed({ outcome }: IntentRecord): boolean {
  return outcome?.closed === true && outcome.state === 'reverted';
}

function stateOf({ outcome }: IntentRecord): ReleaseState {
  if (outcome === undefined) return 'under_way';
  return outcome.state === 'reverted' ? 'refused' : outcome.state;
}
