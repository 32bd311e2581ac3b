import type { InstrumentId } from '../ids.ts';
import { consenting } from './find-match.ts';
import type { Instruction, Leg, MismatchCode, Reason } from './instruction.ts';
import { byDirection, legsInOrder } from './legs-in-order.ts';
import { amountsAgree, matchKeysOf, tradeKind } from './match-key.ts';
import type { SettlementState } from './state.ts';

export interface Mismatch {
  readonly code: MismatchCode;
  /** The field, and what the other side says of it. */
  readonly words: string;
}

/** What the words need to know of instruments. */
export interface Wording {
  readonly isMoney: (instrument: InstrumentId) => boolean;
  readonly write: (instrument: InstrumentId, amount: bigint) => string;
}

/** So many of those that are near are compared. */
const COMPARED_MOST = 16;

/**
 * Why an instruction has no match: nobody else has instructed, or the one that comes nearest says something else, field
 * by field. `undefined` when there is none that is near.
 */
export function explainMismatch(
  state: SettlementState,
  mine: Instruction,
  wording: Wording,
): Reason | undefined {
  let nearest: Compared | undefined;
  for (const other of nearTo(state, mine)) {
    if (!concerns(other, mine.party)) continue;
    const mismatches = compareTerms(state, mine, other, wording);
    if (mismatches.length === 0) continue;
    if (nearest === undefined || mismatches.length < nearest.mismatches.length) {
      nearest = { other, mismatches };
    }
  }
  const code = nearest?.mismatches[0]?.code;
  if (nearest === undefined || code === undefined) return undefined;
  const words = nearest.mismatches.map((mismatch) => mismatch.words).join('; ');
  const { id, party } = nearest.other;
  return { code, detail: `${id} of ${party} says ${words}`, nearest: id };
}

interface Compared {
  readonly other: Instruction;
  readonly mismatches: readonly Mismatch[];
}

/** Unmatched instructions of the others, those of the same trade first. */
function nearTo(state: SettlementState, mine: Instruction): readonly Instruction[] {
  const keys = matchKeysOf(mine, legsInOrder(state, mine), state.tolerances);
  const found: Instruction[] = [];
  for (const party of consenting(mine)) {
    if (party === mine.party) continue;
    for (const waiting of state.unmatched.near(party, keys)) {
      let compared = 0;
      for (const other of waiting) {
        compared += 1;
        if (compared > COMPARED_MOST) break;
        found.push(other);
      }
    }
  }
  return found;
}

/** What a party instructed is told to those it names, and to nobody else. */
function concerns({ legs }: Instruction, party: string): boolean {
  return legs.some(({ from, to }) => from.participant === party || to.participant === party);
}

/** Field by field; what only one of them says of an optional field is no difference. */
function compareTerms(
  state: SettlementState,
  mine: Instruction,
  other: Instruction,
  wording: Wording,
): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const add = (code: MismatchCode, words: string) => found.push({ code, words });
  const kind = tradeKind(other.kind);
  if (tradeKind(mine.kind) !== kind) add('kind_differs', `kind ${kind}`);
  if (mine.settlementDate !== other.settlementDate) {
    add('settlement_date_differs', `settlement date ${other.settlementDate}`);
  }
  for (const mismatch of compareLegs(state, mine, other, wording)) found.push(mismatch);
  const { tradeReference, place } = other;
  if (differ(mine.tradeReference, tradeReference)) {
    add('trade_reference_differs', `trade reference ${tradeReference}`);
  }
  if (differ(mine.place, place)) add('place_differs', `place of settlement ${place}`);
  return found;
}

function* compareLegs(
  state: SettlementState,
  mine: Instruction,
  other: Instruction,
  wording: Wording,
): Generator<Mismatch> {
  const own = byDirection(legsInOrder(state, mine));
  const theirs = byDirection(legsInOrder(state, other));
  const dvp = tradeKind(mine.kind) === 'dvp';
  for (const [index, leg] of own.entries()) {
    const twin = theirs[index];
    if (twin === undefined || leg.instrument !== twin.instrument) {
      const words = twin === undefined ? `no leg in ${leg.instrument}` : twin.instrument;
      yield { code: 'instrument_differs', words };
      continue;
    }
    yield* compareEnds(leg, twin);
    if (amountsAgree(leg, twin, dvp, state.tolerances)) continue;
    const code = wording.isMoney(leg.instrument) ? 'cash_amount_differs' : 'quantity_differs';
    yield { code, words: wording.write(twin.instrument, twin.amount) };
  }
  if (theirs.length > own.length) {
    yield { code: 'instrument_differs', words: `${theirs.length} legs` };
  }
}

function* compareEnds(leg: Leg, twin: Leg): Generator<Mismatch> {
  for (const end of ['from', 'to'] as const) {
    const { participant, account } = twin[end];
    if (leg[end].participant !== participant) {
      yield { code: 'counterparty_differs', words: `${leg.instrument} ${end} ${participant}` };
    } else if (differ(leg[end].account, account)) {
      yield { code: 'account_differs', words: `account ${account}` };
    }
  }
}

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
