import { localSigner } from '../../../adapters/evm/keys/local-signer.ts';
import { sandboxKey } from '../../../adapters/evm/sandbox/open-sandbox-chain.ts';
import type { ChainAddress } from '../../../engine/ports/chain.ts';

export const PARTIES = ['dealer', 'bank-alpha', 'bank-beta'] as const;
export type Party = (typeof PARTIES)[number];

export function addressOf(party: Party): ChainAddress {
  return localSigner(sandboxKey(party)).address;
}

/** Instruments of the book on both chains: `BOND-31-A` is the token BOND-31 on the first. */
export const TOKENS = [
  { id: 'BOND-31-A', symbol: 'BOND-31', place: 0, kind: 'security', scale: 0 },
  { id: 'EUR-C-A', symbol: 'EUR-C', place: 0, kind: 'stablecoin', scale: 2 },
  { id: 'EUR-C-B', symbol: 'EUR-C', place: 1, kind: 'stablecoin', scale: 2 },
] as const;

/** What everybody has of each token at the start, in its smallest unit. */
export const INITIAL = { 'BOND-31': 1_000_000n, 'EUR-C': 100_000_000n } as const;

export function mirrorOf(party: Party, instrument: string): string {
  return `${party}.${instrument}`;
}
