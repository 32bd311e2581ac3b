import type { ChainAddress } from '../../engine/ports/chain.ts';
import type { ChainFault } from './chain-fault.ts';
import { tryContract } from './contracts/call-contract.ts';
import type { Deployed } from './contracts/deployed.ts';
import { ERC20_ABI } from './contracts/erc20.ts';
import { readCode } from './deploy/read-code.ts';
import { ESCROW_CODE, LOCK_CODE, verifyCode } from './deploy/verify-code.ts';
import type { Endpoints } from './endpoints/endpoints.ts';
import { readFeed } from './feeds/read-feed.ts';

/** A token that settlements may use here. */
export interface ConfiguredToken {
  readonly symbol: string;
  readonly address: ChainAddress;
  readonly decimals: number;
  /** Proof of reserve, where there is one. */
  readonly feed?: { readonly address: ChainAddress; readonly maxAgeSeconds: number };
}

/** What is wrong with the contracts at their addresses; nothing when they are what we built. */
export async function checkContracts(
  endpoints: Endpoints,
  { escrow, lock }: Deployed,
): Promise<readonly ChainFault[]> {
  const faults = [
    { name: 'escrow', address: escrow, compiled: ESCROW_CODE },
    { name: 'hash time lock', address: lock, compiled: LOCK_CODE },
  ].map(async ({ name, address, compiled }): Promise<readonly ChainFault[]> => {
    const found = await verifyCode(endpoints, address, compiled);
    if (found === 'verified') return [];
    if (found === 'not_contract')
      return [{ code: 'contract_missing', detail: `there is no ${name} at ${address}` }];
    const detail = `what is at ${address} is not the ${name} that this version was built with`;
    return [{ code: 'contract_differs', detail }];
  });
  return (await Promise.all(faults)).flat();
}

/** What is wrong with a token and its feed. Asked before an instrument settles there. */
export async function checkToken(
  endpoints: Endpoints,
  { symbol, address, decimals, feed }: ConfiguredToken,
): Promise<readonly ChainFault[]> {
  if ((await readCode(endpoints, address)) === '0x') {
    const detail = `nothing is deployed at the address of ${symbol}, ${address}`;
    return [{ code: 'token_not_contract', detail }];
  }
  const has = await tryContract(endpoints, address, ERC20_ABI, 'decimals', []);
  if (has === undefined) {
    const detail = `what is at the address of ${symbol}, ${address}, does not answer as a token`;
    return [{ code: 'token_not_contract', detail }];
  }
  if (has !== decimals) {
    const detail = `${symbol} has ${has} decimals, not ${decimals}`;
    return [{ code: 'token_decimals_wrong', detail }];
  }
  if (feed === undefined) return [];
  const { head } = await endpoints.survey();
  const rules = { maxAgeMs: feed.maxAgeSeconds * 1_000 };
  const reading = await readFeed(endpoints, feed.address, rules, head.at);
  return reading.ok ? [] : [reading.fault];
}
