import type { Event } from '../../../../engine/book/event.ts';
import { type BridgeEvent, movedBy } from '../../../../engine/bridge/bridge-event.ts';
import { depositName } from '../../../../engine/bridge/deposit-name.ts';
import type { Movement } from '../../../../engine/ledger/operation.ts';
import type { Drawing, Pledge } from '../../../../engine/settlement/credit/credit-line.ts';
import type { SettlementLeg, Trade } from '../../../../engine/settlement/instruction.ts';

/** Keys of the rows that folding some events needs to see. */
export class TouchedKeys {
  readonly instruments = new Set<string>();
  readonly accounts = new Set<string>();
  readonly balances = new Set<string>();
  readonly holds = new Set<string>();
  readonly instructions = new Set<string>();
  readonly creditLines = new Set<string>();
  readonly pledges = new Set<string>();
  readonly claims = new Set<string>();
  readonly penalties = new Set<string>();
  readonly bridges = new Set<string>();
  readonly bridgeTransfers = new Set<string>();
}

export function noteTouched(keys: TouchedKeys, event: Event): void {
  switch (event.type) {
    case 'limits_set':
    case 'account_frozen':
      keys.accounts.add(event.account);
      break;
    case 'posted':
      for (const movement of event.movements) noteMovement(keys, movement);
      break;
    case 'hold_expired':
      keys.holds.add(event.hold);
      break;
    case 'instruction_received':
      for (const leg of event.instruction.legs) keys.instruments.add(leg.instrument);
      break;
    case 'instruction_moved':
    case 'instruction_held':
    case 'instruction_released':
    case 'instruction_reordered':
    case 'alleged':
    case 'allegement_removed':
      keys.instructions.add(event.id);
      break;
    case 'instruction_amended': {
      keys.instructions.add(event.id);
      const { partial } = event.changes;
      if (partial !== undefined && partial !== null) keys.instruments.add(partial.instrument);
      break;
    }
    case 'matched':
      noteInstructions(keys, event.trade);
      break;
    case 'chain_settlement_started':
      for (const { from, to } of event.plan.reservations) keys.balances.add(from).add(to);
      break;
    case 'chain_settlement_aborted':
      for (const id of event.reservations) keys.holds.add(id);
      break;
    case 'chain_fact_recorded':
    case 'chain_fact_reversed':
    case 'chain_part_closed':
    case 'chain_settlement_resolved':
      for (const id of event.instructions) keys.instructions.add(id);
      break;
    case 'settled':
      for (const { id } of event.reservations ?? []) keys.holds.add(id);
      noteInstructions(keys, event.trade);
      noteLegs(keys, event.trade.legs);
      noteDrawings(keys, event.drawings);
      break;
    case 'settled_together':
      for (const trade of event.trades) {
        noteInstructions(keys, trade);
        noteLegs(keys, trade.legs);
      }
      for (const { trade, part } of event.parts ?? []) notePart(keys, trade, part);
      noteDrawings(keys, event.drawings);
      break;
    case 'partially_settled':
      notePart(keys, event.trade, event.part);
      break;
    case 'credit_line_set':
      keys.creditLines.add(event.terms.account);
      break;
    case 'pledged':
      notePledges(keys, [event.pledge]);
      break;
    case 'pledges_released':
      for (const id of event.pledges) {
        keys.pledges.add(id);
        keys.holds.add(id);
      }
      break;
    case 'credit_drawn':
      noteDrawings(keys, [event.drawing]);
      break;
    case 'credit_repaid':
      keys.creditLines.add(event.line);
      keys.balances.add(event.line).add(event.lender);
      break;
    case 'margin_called':
    case 'margin_call_covered':
      keys.creditLines.add(event.line);
      break;
    case 'bridge_defined':
      keys.bridges.add(event.terms.id);
      break;
    case 'bridge_deposit_seen':
    case 'bridge_deposit_reversed':
    case 'bridge_deposit_credited':
    case 'bridge_deposit_suspended':
    case 'bridge_suspense_released':
    case 'bridge_withdrawal_requested':
    case 'bridge_release_started':
    case 'bridge_release_seen':
    case 'bridge_release_reversed':
    case 'bridge_withdrawal_ended':
    case 'bridge_compared':
    case 'bridge_stopped':
    case 'bridge_resumed':
      noteBridge(keys, event);
      break;
    case 'cycle_settled':
      for (const trade of event.trades) noteInstructions(keys, trade);
      noteLegs(keys, event.postings);
      for (const { instrument } of event.values) keys.instruments.add(instrument);
      break;
    case 'claim_repaid':
      keys.claims.add(event.claim.id);
      keys.balances.add(event.claim.debtor).add(event.claim.creditor);
      break;
    case 'penalties_posted':
      for (const { id } of event.penalties) keys.penalties.add(id);
      noteLegs(keys, event.penalties);
      break;
    default:
      break;
  }
}

function noteBridge(
  keys: TouchedKeys,
  event: Exclude<BridgeEvent, { type: 'bridge_defined' }>,
): void {
  keys.bridges.add(event.bridge);
  for (const movement of movedBy(event)) noteMovement(keys, movement);
  if ('withdrawal' in event) {
    const { withdrawal } = event;
    keys.bridgeTransfers.add(typeof withdrawal === 'string' ? withdrawal : withdrawal.id);
    if (typeof withdrawal === 'string' || withdrawal.returns === undefined) return;
    keys.bridgeTransfers.add(depositName(event.bridge, withdrawal.returns));
  } else if ('deposit' in event) {
    const { deposit } = event;
    const number = typeof deposit === 'number' ? deposit : deposit.number;
    keys.bridgeTransfers.add(depositName(event.bridge, number));
  }
}

function noteInstructions(keys: TouchedKeys, { instructions }: Trade): void {
  for (const id of instructions) keys.instructions.add(id);
}

function notePart(keys: TouchedKeys, trade: Trade, part: readonly SettlementLeg[]): void {
  noteInstructions(keys, trade);
  noteLegs(keys, part);
  for (const { instrument } of part) keys.instruments.add(instrument);
}

function noteDrawings(keys: TouchedKeys, drawings: readonly Drawing[] = []): void {
  for (const { line, lender, pledges } of drawings) {
    keys.creditLines.add(line);
    keys.balances.add(line).add(lender);
    notePledges(keys, pledges);
  }
}

function notePledges(keys: TouchedKeys, pledges: readonly Pledge[]): void {
  for (const { from, to } of pledges) keys.balances.add(from).add(to);
}

function noteLegs(keys: TouchedKeys, legs: readonly SettlementLeg[]): void {
  for (const { from, to } of legs) keys.balances.add(from).add(to);
}

function noteMovement(keys: TouchedKeys, movement: Movement): void {
  if ('from' in movement) keys.balances.add(movement.from).add(movement.to);
  else keys.holds.add(movement.id);
}
