import { MemoryBlocks } from '../../../adapters/memory/chain/memory-blocks.ts';
import { memoryChain } from '../../../adapters/memory/chain/memory-chain.ts';
import { memorySecretStore } from '../../../adapters/memory/chain/memory-secret-store.ts';
import type { ChainId } from '../../../engine/ids.ts';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { type ChainUnderTest, chainBehaviour } from '../../behaviours/chain.ts';

const FINAL_DEPTH = 4;
const BLOCK_MS = 12_000;

chainBehaviour('memory', async (): Promise<ChainUnderTest> => {
  const address = (number: number): ChainAddress => `0x${number.toString(16).padStart(40, '0')}`;
  const [parties, tokens] = [
    [address(1), address(2)] as const,
    [address(11), address(12)] as const,
  ];
  const balances = new Map(
    tokens.flatMap((token) => parties.map((party) => [`${token} ${party}`, 1_000n] as const)),
  );
  const id = 'eip155:31337' as ChainId;
  const blocks = new MemoryBlocks({ id, safeDepth: 2, finalDepth: FINAL_DEPTH, balances });
  const secrets = memorySecretStore((settlement) => Buffer.from(settlement.padEnd(32, '.')));
  let time = Date.UTC(2026, 10, 23, 12);
  blocks.mine(time);
  const restart = async () => {
    const keys = new Set<string>(parties);
    return memoryChain({ blocks, intents, secrets, keys });
  };
  const intents = new Map();
  const mine = async () => {
    time += BLOCK_MS;
    blocks.mine(time);
  };
  return {
    chain: await restart(),
    secrets,
    parties,
    tokens,
    stranger: address(3),
    balanceOf: async (token, holder) => blocks.ledger().balanceOf(token, holder),
    now: async () => time + BLOCK_MS,
    mine,
    makeFinal: async () => {
      for (let block = 0; block < FINAL_DEPTH; block += 1) await mine();
    },
    pass: async (durationMs) => {
      time += durationMs;
    },
    reorganise: async () => {
      blocks.reorganise(1);
      time += BLOCK_MS;
      blocks.mine(time, 0);
    },
    restart,
    close: async () => {},
  };
});
