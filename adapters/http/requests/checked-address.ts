import { failed, found, type Outcome } from '../problems/problem.ts';

/**
 * An address in lower case. One with capitals carries a checksum (EIP-55), which has to be right: what goes to a
 * misspelt address is lost. viem is loaded when it is needed, as few servers have a bridge.
 */
export async function checkedAddress(address: string, field: string): Promise<Outcome<string>> {
  const lower = address.toLowerCase();
  const digits = address.slice(2);
  if (address === lower || digits === digits.toUpperCase()) return found(lower);
  const { isAddress } = await import('viem/utils');
  if (isAddress(address)) return found(lower);
  return failed(
    'address_invalid',
    'its capital letters are not the checksum of the address',
    field,
  );
}
