import type { BookState } from '../../engine/book.ts';
import type { Account } from '../../engine/ledger/account.ts';
import { formatAmount } from '../../engine/money/amount.ts';
import type { AccountView, InstructionView } from '../../engine/ports/queries.ts';
import type { InstructionFold } from './instruction-fold.ts';
import type { ProjectionImage } from './read-projection.ts';

/** Where the projection says something else than the state that the journal leads to; empty when nowhere. */
export function compareProjection(
  state: BookState,
  instructions: InstructionFold,
  image: ProjectionImage,
): readonly string[] {
  return [
    ...compareAccounts(state, image.accounts),
    ...compareInstructions(instructions, image.instructions),
  ];
}

function compareAccounts(state: BookState, views: readonly AccountView[]): readonly string[] {
  const shown = new Map(views.map((view) => [view.id, view]));
  const differences = [...state.ledger.accounts.values()].flatMap((account) => {
    const view = shown.get(account.id);
    shown.delete(account.id);
    return compareAccount(state, account, view);
  });
  return [...differences, ...[...shown.keys()].map((id) => `account ${id} is not in the journal`)];
}

function compareAccount(
  state: BookState,
  account: Account,
  view: AccountView | undefined,
): readonly string[] {
  if (view === undefined) return [`account ${account.id} is missing`];
  const scale = state.instruments.instruments.get(account.instrument)?.scale ?? 0;
  const posted = formatAmount(account.posted, scale);
  const held = formatAmount(account.held, scale);
  if (view.posted === posted && view.held === held && view.frozen === account.frozen) return [];
  const shown = `${view.posted}, held ${view.held}, frozen ${view.frozen}`;
  const real = `${posted}, held ${held}, frozen ${account.frozen}`;
  return [`account ${account.id} shows ${shown}; it is ${real}`];
}

function compareInstructions(
  fold: InstructionFold,
  views: readonly InstructionView[],
): readonly string[] {
  // Rejected instructions are answered and projected; the engine itself has no further use for them.
  const shown = new Map<string, InstructionView>();
  for (const view of views) {
    if (view.status !== 'rejected' && fold.knows(view.id)) shown.set(view.id, view);
  }
  const differences: string[] = [];
  for (const [id, real] of fold.instructions) {
    const view = shown.get(id);
    shown.delete(id);
    if (view === undefined) differences.push(`instruction ${id} is missing`);
    else if (view.status !== real.status || (view.finality?.position ?? null) !== real.settledAt) {
      differences.push(`instruction ${id} shows ${view.status}; it is ${real.status}`);
    }
  }
  return [
    ...differences,
    ...[...shown.keys()].map((id) => `instruction ${id} is not in the journal`),
  ];
}
