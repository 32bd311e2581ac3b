import type { ChainAddress } from '../../ids.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const ZERO = /^0x0{40}$/;
const CHAIN = /^eip155:[1-9][0-9]{0,19}$/;

/** Capitals only check what was typed; addresses are kept in lower case. */
export function checkAddress(text: string, field: string): Refusal | undefined {
  if (ADDRESS.test(text) && !ZERO.test(text)) return undefined;
  return refuse('address_invalid', field, 'an address is 0x and 40 hex digits, not all zero');
}

export function asAddress(text: string): ChainAddress {
  return text.toLowerCase() as ChainAddress;
}

/** CAIP-2, of the chains that speak the language of Ethereum. */
export function checkChainId(text: string, field: string): Refusal | undefined {
  if (CHAIN.test(text)) return undefined;
  return refuse('chain_invalid', field, 'name it by CAIP-2, like eip155:1');
}
