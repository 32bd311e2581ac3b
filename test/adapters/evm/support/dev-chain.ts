import {
  createTestClient,
  createWalletClient,
  type Hex,
  http,
  type PublicClient,
  publicActions,
  walletActions,
} from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { type AnvilOptions, startAnvil } from '../../../../adapters/evm/anvil/start-anvil.ts';
import type { ChainAddress, ChainId } from '../../../../engine/ports/chain.ts';

const MNEMONIC = 'test test test test test test test test test test test junk';

export type DevChain = Awaited<ReturnType<typeof devChain>>;

/** An anvil of one's own, and hands to move it. */
export async function devChain(options: Partial<AnvilOptions> = {}) {
  const chainId = options.chainId ?? 31_337;
  const anvil = await startAnvil({ chainId, epochBlocks: 2, ...options });
  const chain = { ...foundry, id: chainId };
  const transport = http(anvil.url, { timeout: 30_000 });
  const hands = createTestClient({ mode: 'anvil', chain, transport, pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions);
  return {
    ...anvil,
    id: `eip155:${chainId}` as ChainId,
    hands,
    reader: hands as unknown as PublicClient,
    /** The account of this number, which has money for gas. */
    account: (index: number) => mnemonicToAccount(MNEMONIC, { addressIndex: index }),
    keyOf: (index: number): Hex => {
      const { privateKey } = mnemonicToAccount(MNEMONIC, { addressIndex: index }).getHdKey();
      return `0x${Buffer.from(privateKey ?? []).toString('hex')}`;
    },
    wallet: (index: number) =>
      createWalletClient({
        account: mnemonicToAccount(MNEMONIC, { addressIndex: index }),
        chain,
        transport,
      }),
    /** Any question, as it is. */
    raw: (method: string, ...params: readonly unknown[]): Promise<unknown> =>
      hands.request({ method, params } as never),
    /** Replaces the last blocks by as many empty ones. */
    reorganise: (depth: number): Promise<unknown> =>
      hands.request({ method: 'anvil_reorg', params: [depth, []] } as never),
    mine: (blocks = 1) => hands.mine({ blocks }),
    stop: () => anvil.stop(),
  };
}

// PUSH topics from calldata, LOG2 without data: the smallest contract that says something.
const LOGGER: Hex = ('0x6b6020356000356000' + '6000a200' + '600052600c6014f3') as Hex;

/** A contract that logs the two words it is called with. */
export async function deployLogger({ wallet, hands }: DevChain): Promise<ChainAddress> {
  const hash = await wallet(0).sendTransaction({ data: LOGGER, gas: 200_000n });
  const { contractAddress } = await hands.waitForTransactionReceipt({ hash });
  return (contractAddress ?? '0x').toLowerCase() as ChainAddress;
}
