import { decodeEventLog } from 'viem';
import type { BridgeNews } from '../../../engine/ports/bridge-vault.ts';
import type { Bytes32, ChainAddress } from '../../../engine/ports/chain.ts';
import { ChainUnavailable } from '../../../engine/ports/chain.ts';
import type { NumberedLog } from '../../../engine/ports/watch-store.ts';
import { vaultAbi } from '../generated/vault.ts';
import { fromWord } from './vault-words.ts';

/** How far the final deposits have been told. */
export interface Counted {
  /** Number of the last one, of any token. */
  readonly any: number;
  /** Of this token. */
  readonly own: number;
}

/** What a log of the vault means for one token, and how far the deposits are counted with it. */
export function newsOfLog(
  { type, level, log }: NumberedLog,
  token: ChainAddress,
  counted: Counted,
): { readonly news: readonly BridgeNews[]; readonly counted: Counted } {
  const topics = log.topics as [Bytes32, ...Bytes32[]];
  const { eventName, args } = decodeEventLog({ abi: vaultAbi, topics, data: log.data });
  const { block, transaction, index: logIndex } = log;
  const place = { block: { number: block.number, hash: block.hash }, transaction, logIndex };
  const isOurs = 'token' in args && args.token.toLowerCase() === token;
  if (eventName === 'Withdrawn' && isOurs) {
    const withdrawal = fromWord(args.withdrawalId);
    if (type === 'reversed') {
      return { news: [{ type: 'release_reversed', withdrawal, evidence: place }], counted };
    }
    const paid = { withdrawal, address: args.to.toLowerCase(), amount: args.amount } as const;
    const told = { outcome: 'released', level, evidence: place } as const;
    return { news: [{ type: 'release', ...paid, ...told }], counted };
  }
  if (eventName !== 'Deposited') return { news: [], counted };
  const number = Number(args.depositId);
  if (type === 'reversed') {
    const gone = { type: 'deposit_reversed', deposit: number, evidence: place } as const;
    return { news: isOurs ? [gone] : [], counted };
  }
  const next = level === 'final' ? count(counted, number, isOurs) : counted;
  if (!isOurs) return { news: [], counted: next };
  const deposit = {
    ...{ number, previous: counted.own, sender: args.from.toLowerCase() },
    ...{ beneficiary: fromWord(args.ledgerAccount), amount: args.credited, evidence: place },
  };
  return { news: [{ type: 'deposit', deposit, level }], counted: next };
}

/** The vault counts without a gap, so one that is missing is a log that nobody told us. */
function count(counted: Counted, number: number, isOurs: boolean): Counted {
  if (number !== counted.any + 1) {
    throw new ChainUnavailable(
      `deposit ${number} of the vault follows ${counted.any}: one is missing`,
    );
  }
  return { any: number, own: isOurs ? number : counted.own };
}
