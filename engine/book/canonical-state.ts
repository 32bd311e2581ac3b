import type { Account } from '../ledger/account.ts';
import type { CreditContent } from '../settlement/credit/credit-snapshot.ts';
import type { Instruction } from '../settlement/instruction.ts';
import { canonicalText } from './fingerprint.ts';
import { takeSnapshot } from './snapshot.ts';
import type { BookState } from './state.ts';

/**
 * The state as lines of text that are the same on every machine for the same history, whatever way it was reached.
 * Their SHA-256 is the state hash.
 */
export function* canonicalState(state: BookState): Generator<string> {
  const { at, position, epoch, writer, settlementRules, pvpRules, accounts, credit, ...lists } =
    takeSnapshot(state);
  yield canonicalText({ at, position, epoch, writer, settlementRules, pvpRules });
  yield 'accounts';
  // Accounts are never closed, so every replay keeps them in the order of their opening.
  for (const account of accounts) yield accountLine(account);
  for (const [name, list] of Object.entries(lists)) {
    yield name;
    const line = name === 'instructions' ? instructionLine : canonicalText;
    yield* (list as readonly never[]).map(line).sort();
  }
  if (credit !== undefined) yield* creditLines(credit);
}

/** A book that knows of no credit has none of these. */
function* creditLines({ closed, ...lists }: CreditContent): Generator<string> {
  yield canonicalText({ closed });
  for (const [name, list] of Object.entries(lists)) {
    yield `credit ${name}`;
    yield* (list as readonly unknown[]).map(canonicalText).sort();
  }
}

/** What is as usual is left out, so that a book from before there was a choice keeps its hash. */
function instructionLine(instruction: Instruction): string {
  const { priority, heldBy, alleged, dependsOn, ...rest } = instruction;
  return canonicalText({
    ...rest,
    ...(priority === 'normal' ? {} : { priority }),
    ...(heldBy.length === 0 ? {} : { heldBy }),
    ...(alleged ? { alleged } : {}),
    ...(dependsOn.length === 0 ? {} : { dependsOn }),
  });
}

/** There may be millions of them: written out, which takes a third of the time. No field can contain a space. */
function accountLine(account: Account): string {
  const { id, owner, instrument, issuance, posted, held } = account;
  const { floor, ceiling, transferLimit, frozen } = account;
  const limits = `${floor} ${ceiling} ${transferLimit} ${frozen}`;
  return `${id} ${owner} ${instrument} ${issuance} ${posted} ${held} ${limits}`;
}
