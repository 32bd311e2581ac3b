import type { Command } from '../engine/book.ts';
import type { AccountId, InstrumentId, ParticipantId } from '../engine/ids.ts';
import { worldCommands } from './payment-world.ts';

const SIDES = ['seller', 'buyer'] as const;
export type Side = (typeof SIDES)[number];

/** One side of trade `n`: a bond against a little less than a euro, as that side says it. */
export function deliveryCommand(n: number, party: Side, cash = '0.99'): Command {
  const [seller, buyer] = [{ participant: 'seller' }, { participant: 'buyer' }];
  return {
    type: 'submit_instruction',
    key: `${party}-${n}`,
    fingerprint: n,
    instruction: {
      reference: `r${n}`,
      tradeReference: `t${n}`,
      kind: 'dvp',
      party,
      settlementDate: '2026-01-05',
      legs: [
        { instrument: 'BOND', amount: '1.00', from: seller, to: buyer },
        { instrument: 'EUR-CBDC', amount: cash, from: buyer, to: seller },
      ],
    },
  };
}

/** A seller with bonds, and a buyer with money. */
export function deliveryWorld(): readonly Command[] {
  const commands: Command[] = [...worldCommands(2)];
  commands.push({
    type: 'register_instrument',
    id: 'BOND',
    kind: 'security',
    name: 'Bond',
    issuer: 'cb',
    issuanceAccount: 'bond-issuance',
    isin: 'XS2031000016',
    scale: 2,
    key: 'bond',
  });
  for (const side of SIDES) {
    const id = side as string as ParticipantId;
    commands.push({ type: 'register_participant', id: side, name: side, key: side });
    const instrument = 'EUR-CBDC' as InstrumentId;
    commands.push({ type: 'admit', instrument, participant: id, key: `${side}/admit` });
    for (const held of ['EUR-CBDC', 'BOND']) {
      const account = `${side}-${held}`;
      commands.push({
        type: 'open_account',
        id: account,
        owner: side,
        instrument: held,
        key: account,
      });
    }
  }
  const funds = [
    ['buyer-EUR-CBDC', 'EUR-CBDC'],
    ['seller-BOND', 'BOND'],
  ] as const;
  for (const [account, instrument] of funds) {
    const terms = { instrument: instrument as InstrumentId, to: account as AccountId };
    commands.push({ type: 'issue', ...terms, amount: 10n ** 15n, key: `${account}/funds` });
  }
  return commands;
}
