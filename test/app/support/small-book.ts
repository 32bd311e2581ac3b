import type { Command, CommandBody } from '../../../engine/book.ts';
import type { AccountId, InstrumentId } from '../../../engine/ids.ts';
import type { Gateway } from '../../../engine/ports/gateway.ts';

export const CURRENCIES = { scaleOf: (code: string) => (code === 'EUR' ? 2 : undefined) };

/** A stablecoin in euro with two holders, `a` with 1,000.00 and `b` with nothing. */
const SMALL_BOOK: readonly Command[] = [
  keyed('issuer', { type: 'register_participant', id: 'issuer', name: 'Issuer' }),
  keyed('holder', { type: 'register_participant', id: 'holder', name: 'Holder' }),
  keyed('coin', {
    type: 'register_instrument',
    id: 'COIN',
    kind: 'stablecoin',
    name: 'Coin',
    issuer: 'issuer',
    issuanceAccount: 'coin-issuance',
    currency: 'EUR',
  }),
  keyed('a', { type: 'open_account', id: 'a', owner: 'holder', instrument: 'COIN' }),
  keyed('b', { type: 'open_account', id: 'b', owner: 'holder', instrument: 'COIN' }),
  keyed('reserves', {
    type: 'attest_reserves',
    instrument: 'COIN' as InstrumentId,
    reserves: 100_000_00n,
    validUntil: Date.UTC(2100, 0, 1),
  }),
  keyed('issue', {
    type: 'issue',
    instrument: 'COIN' as InstrumentId,
    to: 'a' as AccountId,
    amount: 1_000_00n,
  }),
];

export async function fillSmallBook(gateway: Pick<Gateway, 'submit'>): Promise<void> {
  for (const command of SMALL_BOOK) {
    const { receipt } = await gateway.submit(command);
    if (!receipt.ok) throw new Error(`${command.type}: ${receipt.refusal.code}`);
  }
}

/** Moves minor units from `a` to `b`. */
export function transfer(key: string, amount: bigint): Command {
  return {
    type: 'post',
    key,
    operations: [{ op: 'transfer', from: 'a' as AccountId, to: 'b' as AccountId, amount }],
  };
}

function keyed(key: string, body: CommandBody): Command {
  return { ...body, key: `small/${key}` };
}
