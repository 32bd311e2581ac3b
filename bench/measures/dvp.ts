import type { Command } from '../../engine/book.ts';
import type { AccountId, InstrumentId, ParticipantId } from '../../engine/ids.ts';
import { openBenchWriter, runLoad } from '../bench-writer.ts';
import { worldCommands } from '../payment-world.ts';
import { type Result, result } from '../result.ts';

const LOAD = { callers: 10_000, warmUpMs: 2_000, measuredMs: 5_000 } as const;
const SIDES = ['seller', 'buyer'] as const;

/** Both sides of deliveries against payment, submitted by different callers, matched and settled. */
export async function measureDvp(url: string): Promise<Result> {
  const { writer, close } = await openBenchWriter(url, 'bench-dvp', world());
  const load = await runLoad(writer, { ...LOAD, command: sideCommand });
  await close();
  return result('DvP instructions, both sides, matched and settled', load.rate, 'instructions/s', {
    aim: 40_000,
  });
}

function sideCommand(n: number): Command {
  const trade = Math.floor(n / 2);
  const party = SIDES[n % 2] ?? 'seller';
  const [seller, buyer] = [{ participant: 'seller' }, { participant: 'buyer' }];
  const bond = { instrument: 'BOND', amount: '1.00', from: seller, to: buyer };
  const cash = { instrument: 'EUR-CBDC', amount: '0.99', from: buyer, to: seller };
  return {
    type: 'submit_instruction',
    key: `${party}-${trade}`,
    fingerprint: n,
    instruction: {
      reference: `r${trade}`,
      tradeReference: `t${trade}`,
      kind: 'dvp',
      party,
      settlementDate: '2026-01-05',
      legs: [bond, cash],
    },
  };
}

function world(): readonly Command[] {
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
