import { bytesToBigInt, hexToBytes, keccak256 } from 'viem';

const BITS = 2_048;
const PAIRS = [0, 2, 4];

/** The bits that an address or a topic sets in the bloom of a block (Ethereum Yellow Paper, 4.3.1). */
function bitsOf(item: `0x${string}`): bigint {
  const hash = keccak256(item, 'bytes');
  return PAIRS.reduce((bits, at) => {
    const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) % BITS;
    return bits | (1n << BigInt(bit));
  }, 0n);
}

const known = new Map<string, bigint>();

/** Whether logs of this address may be in the block. No is certain. */
export function mayHold(bloom: `0x${string}`, address: `0x${string}`): boolean {
  const bits = known.get(address) ?? bitsOf(address);
  known.set(address, bits);
  return (BigInt(bloom) & bits) === bits;
}

/** The bloom that a block with exactly these logs has. */
export function bloomOf(
  logs: readonly { readonly address: `0x${string}`; readonly topics: readonly `0x${string}`[] }[],
): bigint {
  return logs
    .flatMap(({ address, topics }) => [address, ...topics])
    .reduce((bits, item) => bits | bitsOf(item), 0n);
}

export function sameBloom(bloom: `0x${string}`, bits: bigint): boolean {
  return bytesToBigInt(hexToBytes(bloom)) === bits;
}
