import type { InstructionView } from '../../../engine/ports/queries.ts';
import { isReason } from './reason-text.ts';
import { SECURITIES_REASONS } from './securities-reasons.ts';

/** Codes of PendingReason24Code by what is wrong with whose account. `delivers`: the reader delivers securities. */
const ACCOUNT_CODES = {
  insufficient_funds: {
    own: { delivers: 'LACK', receives: 'MONY' },
    other: { delivers: 'CMON', receives: 'CLAC' },
  },
  account_frozen: {
    own: { delivers: 'BLOC', receives: 'BLOC' },
    other: { delivers: 'OTHR', receives: 'OTHR' },
  },
} as const;

/** Why a matched instruction waits, in the code that is true for its reader. */
export function pendingCode(instruction: InstructionView, role: 'delivers' | 'receives'): string {
  const { reason } = instruction;
  if (reason === null || !isReason(reason)) return 'OTHR';
  const whose = isAboutAccount(reason) ? ownerOf(instruction, role) : undefined;
  if (!isAboutAccount(reason) || whose === undefined) return SECURITIES_REASONS[reason].pending;
  return ACCOUNT_CODES[reason][whose][role];
}

function isAboutAccount(reason: string): reason is keyof typeof ACCOUNT_CODES {
  return Object.hasOwn(ACCOUNT_CODES, reason);
}

/** Whose account the reason is about: its words name the account, and are the same for both sides. */
function ownerOf(
  { legs: [securities, cash], detail }: InstructionView,
  role: 'delivers' | 'receives',
): 'own' | 'other' | undefined {
  const own = (
    role === 'delivers'
      ? [securities?.from.account, cash?.to.account]
      : [securities?.to.account, cash?.from.account]
  ).filter((account) => account !== undefined);
  if (detail === null || own.includes(null)) return undefined;
  const words: readonly string[] = detail.match(/[A-Za-z0-9][A-Za-z0-9._:-]*(?<![.:])/g) ?? [];
  return own.some((account) => account !== null && words.includes(account)) ? 'own' : 'other';
}
