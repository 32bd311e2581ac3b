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
  const about = namedAccount(instruction.detail);
  if (about === undefined || !isAboutAccount(reason)) return SECURITIES_REASONS[reason].pending;
  const whose = ownAccounts(instruction, role).includes(about) ? 'own' : 'other';
  return ACCOUNT_CODES[reason][whose][role];
}

function isAboutAccount(reason: string): reason is keyof typeof ACCOUNT_CODES {
  return Object.hasOwn(ACCOUNT_CODES, reason);
}

/** Reasons name the account in words, and so alike for both sides. */
function namedAccount(detail: string | null): string | undefined {
  return /\baccount ([A-Za-z0-9._:-]+)/.exec(detail ?? '')?.[1];
}

function ownAccounts(
  { legs: [securities, cash] }: InstructionView,
  role: 'delivers' | 'receives',
): readonly (string | null | undefined)[] {
  return role === 'delivers'
    ? [securities?.from.account, cash?.to.account]
    : [securities?.to.account, cash?.from.account];
}
